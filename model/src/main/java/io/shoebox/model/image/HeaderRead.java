package io.shoebox.model.image;

import org.jspecify.annotations.Nullable;

/** What became of reading a header. */
public sealed interface HeaderRead {
    /** All that describes the picture was there. */
    record Whole(ImageHeader header) implements HeaderRead {}

    /**
     * The bytes end too early.
     *
     * @param soFar if the size of the picture was among them; EXIF and ICC may be missing
     */
    record Partial(@Nullable ImageHeader soFar) implements HeaderRead {}

    /** No image of the type that the first bytes show. */
    record Corrupt(String reason) implements HeaderRead {}
}
