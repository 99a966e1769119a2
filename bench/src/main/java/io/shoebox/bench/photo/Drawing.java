package io.shoebox.bench.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A picture that is computed pixel by pixel, so that it is the same on every machine. */
public interface Drawing {
    int width();

    int height();

    /** The pixel as 0xRRGGBB. */
    int rgb(int x, int y);

    /** Writes a portable pixmap (binary PPM). */
    default void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(("P6\n" + width() + " " + height() + "\n255\n").getBytes(US_ASCII));
            byte[] row = new byte[3 * width()];
            for (int y = 0; y < height(); y++) {
                for (int x = 0; x < width(); x++) {
                    int rgb = rgb(x, y);
                    row[3 * x] = (byte) (rgb >> 16);
                    row[3 * x + 1] = (byte) (rgb >> 8);
                    row[3 * x + 2] = (byte) rgb;
                }
                out.write(row);
            }
        }
    }

    /**
     * The whole picture.
     *
     * @param type one of {@link BufferedImage}'s; what has opacity is opaque
     */
    default BufferedImage image(int type) {
        var image = new BufferedImage(width(), height(), type);
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                image.setRGB(x, y, 0xFF000000 | rgb(x, y));
            }
        }
        return image;
    }
}
