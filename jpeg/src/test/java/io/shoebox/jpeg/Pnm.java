package io.shoebox.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Pictures in the PNM format: what cjpeg reads and djpeg writes. */
final class Pnm {
    private Pnm() {}

    /** Gradients, waves and noise in a binary PPM. */
    static byte[] photo(int width, int height, long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("P6\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(25) - 12;
                double wave = Math.sin(Math.hypot(x - width * 0.4, y - height * 0.5) / 5);
                out.write(clamp(255 * x / width + noise));
                out.write(clamp((int) (128 + 100 * wave) + noise));
                out.write(clamp(255 * y / height - noise));
            }
        }
        return out.toByteArray();
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** Reads a binary PGM or PPM. */
    static BufferedImage image(byte[] pnm) {
        int[] header = new int[3];
        int at = 2;
        for (int i = 0; i < 3; i++) {
            at++;
            while (pnm[at] > ' ') {
                header[i] = header[i] * 10 + pnm[at++] - '0';
            }
        }
        at++;
        boolean gray = pnm[1] == '5';
        int type = gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(header[0], header[1], type);
        for (int y = 0; y < header[1]; y++) {
            for (int x = 0; x < header[0]; x++) {
                for (int band = 0; band < (gray ? 1 : 3); band++) {
                    image.getRaster().setSample(x, y, band, pnm[at++] & 0xFF);
                }
            }
        }
        return image;
    }
}
