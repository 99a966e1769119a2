package io.shoebox.model;

/** The names of the user metadata of an uploaded object, without S3's {@code x-amz-meta-}. */
public final class UploadMetadata {
    /** The identity that the ticket was issued to. */
    public static final String OWNER = "identity-id";
    /** The name as the client sent it, percent-encoded in UTF-8 (RFC 3986: a space is {@code %20}). */
    public static final String FILENAME = "filename";
    /** The request that the ticket was issued to; objects of older tickets have none. */
    public static final String REQUEST = "request-id";

    private UploadMetadata() {}
}
