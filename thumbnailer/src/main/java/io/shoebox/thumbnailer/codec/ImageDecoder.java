package io.shoebox.thumbnailer.codec;

import io.shoebox.model.image.ImageHeader;
import io.shoebox.thumbnailer.limits.Deadline;
import java.io.IOException;
import java.util.Optional;

/** Decodes an image at the size it is needed. What it is given has passed all limits that can be checked on a file. */
public interface ImageDecoder {
    /**
     * The most bytes of memory that decoding takes beside the file, heap and native, as far as one can say.
     *
     * @param bytes of the file
     */
    long memory(byte[] bytes, ImageHeader header, int wantedEdge);

    /**
     * Decodes the first frame as it is stored: not turned, and with samples in the colour space of the file, whatever the
     * colour model of the result says. CMYK is converted to sRGB.
     *
     * @param wantedEdge pixels that the longest edge of the result has at least, if the image has as many
     * @param deadline after it the result does not matter; the decoder is to return or fail soon
     * @return the picture; of a damaged file what can be read, if that is a tenth of it at least
     * @throws IOException if the image is corrupt, as do unchecked exceptions
     */
    Decoded decode(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline) throws IOException;

    /**
     * The same as planes, of a file that has luma and chroma; empty if it has not, or the decoder knows no planes.
     *
     * @throws IOException as above
     */
    default Optional<DecodedPlanes> planes(byte[] bytes, ImageHeader header, int wantedEdge, Deadline deadline)
            throws IOException {
        return Optional.empty();
    }
}
