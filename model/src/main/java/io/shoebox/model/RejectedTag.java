package io.shoebox.model;

/** The tag on objects that were rejected, by which the bucket's lifecycle removes them after some days. */
public final class RejectedTag {
    public static final String KEY = "shoebox";
    public static final String VALUE = "rejected";

    private RejectedTag() {}
}
