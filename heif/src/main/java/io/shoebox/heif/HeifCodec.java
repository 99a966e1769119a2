package io.shoebox.heif;

/** How the primary picture is coded, as far as its file's brands and items say. */
public enum HeifCodec {
    /** HEVC, which is decoded. */
    HEVC,
    /** AV1: what makes a file AVIF. */
    AV1,
    /** Something else. */
    OTHER
}
