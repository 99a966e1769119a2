package io.shoebox.jpeg.picture;

import io.shoebox.jpeg.file.ColorModel;

/**
 * Turns rows of samples (less 128) into rows of RGB pixels, by JFIF's equations in 16 fraction bits.
 *
 * <p>Many short loops instead of one: the compiler turns each into vector instructions, and gives up on a long one.
 */
final class RowColors {
    private static final int RED_CR = 91881;
    private static final int GREEN_CB = -22554;
    private static final int GREEN_CR = -46802;
    private static final int BLUE_CB = 116130;
    private static final int HALF = 1 << 15;

    private final ColorModel model;
    private final int width;
    private final int[] red;
    private final int[] green;
    private final int[] blue;

    RowColors(ColorModel model, int width) {
        this.model = model;
        this.width = width;
        red = new int[width];
        green = new int[width];
        blue = new int[width];
    }

    /** Fills a row of pixels 0xRRGGBB from {@code offset}; {@code rows} has one row for each component. */
    void convert(int[][] rows, int[] pixels, int offset) {
        switch (model) {
            case GRAY -> throw new IllegalArgumentException("gray has no colours");
            case YCBCR -> {
                fromYcc(rows);
                pack(pixels, offset);
            }
            case RGB -> {
                fromRgb(rows);
                pack(pixels, offset);
            }
            case CMYK -> {
                fromRgb(rows);
                pack(pixels, offset);
                black(rows[3], pixels, offset);
            }
            case YCCK -> {
                fromYcc(rows);
                pack(pixels, offset);
                invert(pixels, offset);
                black(rows[3], pixels, offset);
            }
        }
    }

    private void fromYcc(int[][] rows) {
        int[] y = rows[0];
        int[] cb = rows[1];
        int[] cr = rows[2];
        add(y, RED_CR, cr, red, width);
        add(y, BLUE_CB, cb, blue, width);
        mix(cb, cr, green, width);
        add(y, 1 << 16, green, green, width);
    }

    private static void add(int[] y, int factor, int[] chroma, int[] out, int width) {
        for (int x = 0; x < width; x++) {
            out[x] = Math.max(0, Math.min(255, y[x] + 128 + ((factor * chroma[x] + HALF) >> 16)));
        }
    }

    private static void mix(int[] cb, int[] cr, int[] out, int width) {
        for (int x = 0; x < width; x++) {
            out[x] = (GREEN_CB * cb[x] + GREEN_CR * cr[x] + HALF) >> 16;
        }
    }

    private void fromRgb(int[][] rows) {
        level(rows[0], red, width);
        level(rows[1], green, width);
        level(rows[2], blue, width);
    }

    private static void level(int[] samples, int[] out, int width) {
        for (int x = 0; x < width; x++) {
            out[x] = samples[x] + 128;
        }
    }

    private void pack(int[] pixels, int offset) {
        pack(red, green, blue, pixels, offset, width);
    }

    private static void pack(int[] red, int[] green, int[] blue, int[] pixels, int offset, int width) {
        for (int x = 0; x < width; x++) {
            pixels[offset + x] = red[x] << 16 | green[x] << 8 | blue[x];
        }
    }

    private void invert(int[] pixels, int offset) {
        for (int x = offset; x < offset + width; x++) {
            pixels[x] ^= 0xFFFFFF;
        }
    }

    /** Multiplies by the share of the paper that is without black ink. */
    private void black(int[] inks, int[] pixels, int offset) {
        for (int x = 0; x < width; x++) {
            int key = inks[x] + 128;
            int pixel = pixels[offset + x];
            int r = ((pixel >> 16) * key + 127) / 255;
            int g = (((pixel >> 8) & 255) * key + 127) / 255;
            int b = ((pixel & 255) * key + 127) / 255;
            pixels[offset + x] = r << 16 | g << 8 | b;
        }
    }
}
