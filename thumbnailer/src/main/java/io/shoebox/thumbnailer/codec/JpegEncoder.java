package io.shoebox.thumbnailer.codec;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Writes a JPEG: baseline, 4:2:0, without metadata. */
@FunctionalInterface
public interface JpegEncoder {
    /** @param quality 1 to 100 by the scale of the Independent JPEG Group */
    byte[] encode(BufferedImage picture, int quality) throws IOException;
}
