package io.shoebox.jpeg;

import io.shoebox.jpeg.write.BaselineFile;
import java.awt.image.BufferedImage;

/**
 * Writes baseline JPEG files (ITU-T T.81, JFIF 1.01) with Huffman tables fitted to the image and no metadata.
 *
 * <p>Made for thumbnails: memory grows by 4 bytes a non-zero coefficient. Any thread may call it; nothing is shared.
 */
public final class JpegWriter {
    /** The longest edge that libjpeg reads, in pixels; a header could describe 35 more. */
    public static final int MAX_EDGE = 65_500;

    /** How finely colour is sampled; images of one gray channel have no colour to sample. */
    public enum Chroma {
        /** 4:2:0, one colour sample for 2×2 pixels: what photos on the web use. */
        HALF,
        /** 4:4:4, one colour sample a pixel. */
        FULL
    }

    private JpegWriter() {}

    /** Encodes with 4:2:0 chroma; {@link #encode(BufferedImage, int, Chroma)} says the rest. */
    public static byte[] encode(BufferedImage image, int quality) {
        return encode(image, quality, Chroma.HALF);
    }

    /**
     * The image as the bytes of a JPEG file; alpha is ignored.
     *
     * @param quality 1 to 100 on the scale of the Independent JPEG Group, as in libjpeg and sharp
     * @throws IllegalArgumentException if the quality is out of range or an edge exceeds {@link #MAX_EDGE}
     */
    public static byte[] encode(BufferedImage image, int quality, Chroma chroma) {
        check(image.getWidth(), image.getHeight());
        return BaselineFile.of(image, quality, chroma);
    }

    /**
     * Planes as the bytes of a JPEG file, with chroma as it is.
     *
     * @throws IllegalArgumentException as above, or if chroma has not half the width and height
     */
    public static byte[] encode(YccPlanes planes, int quality) {
        check(planes.y().width(), planes.y().height());
        if (!planes.halfWidth() || !planes.halfHeight()) {
            throw new IllegalArgumentException("the chroma of what is written has half the width and height");
        }
        return BaselineFile.of(planes, quality);
    }

    private static void check(int width, int height) {
        if (width > MAX_EDGE || height > MAX_EDGE) {
            throw new IllegalArgumentException(
                    "a JPEG edge has at most " + MAX_EDGE + " pixels, not " + width + "×" + height);
        }
    }
}
