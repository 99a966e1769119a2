package io.shoebox.heif;

import org.jspecify.annotations.Nullable;

/** What became of reading a header. */
public sealed interface HeifHeaderRead {
    /** All that the header tells of was there. */
    record Whole(HeifHeader header) implements HeifHeaderRead {}

    /**
     * The bytes end too early.
     *
     * @param soFar if the boxes were among them; it has no EXIF or XMP that lie beyond the end
     */
    record Partial(@Nullable HeifHeader soFar) implements HeifHeaderRead {}

    /** It is corrupt, beyond a limit, or of a kind that is not known. */
    record Refused(HeifException reason) implements HeifHeaderRead {}
}
