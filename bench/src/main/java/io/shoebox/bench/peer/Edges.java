package io.shoebox.bench.peer;

import java.util.List;

/** What every peer makes of a photo. */
public final class Edges {
    /** Longest edges of the thumbnails in pixels, large to small: the order of every list of results. */
    public static final List<Integer> ALL = List.of(960, 480, 240);

    public static final int LARGEST = 960;
    public static final int QUALITY = 80;

    private Edges() {}
}
