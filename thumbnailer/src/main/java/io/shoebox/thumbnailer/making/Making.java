package io.shoebox.thumbnailer.making;

import io.shoebox.model.ImageType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of making the thumbnails of an image. */
public sealed interface Making {
    /**
     * All sizes.
     *
     * @param thumbnails by ascending edge; none of a kind that is not decoded
     * @param placeholder a BlurHash; null where there are no thumbnails
     * @param damage what is wrong with a file that could be read in part; for its owner to read
     */
    record Made(
            List<Encoded> thumbnails,
            @Nullable String placeholder,
            @Nullable String damage) implements Making {
        public Made {
            thumbnails = List.copyOf(thumbnails);
        }
    }

    /**
     * None: the image is corrupt or beyond a limit. The reason is for its owner to read.
     *
     * @param byLuck whether what else was going on may be the cause, as it may for memory and time; otherwise trying again
     *     changes nothing
     */
    record Unmakable(String reason, boolean byLuck) implements Making {
        /** For good. */
        public Unmakable(String reason) {
            this(reason, false);
        }
    }

    /**
     * A thumbnail as a file.
     *
     * @param edge that was asked for; the file is smaller where the photo is
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and of this package only.
    record Encoded(int edge, int width, int height, ImageType type, byte[] bytes) {}
}
