package io.shoebox.jpeg;

/** Turns rows of samples (less 128) into rows of RGB pixels, by JFIF's equations in 16 fraction bits. */
final class RowColors {
    private static final int RED_CR = 91881;
    private static final int GREEN_CB = -22554;
    private static final int GREEN_CR = -46802;
    private static final int BLUE_CB = 116130;
    private static final int HALF = 1 << 15;

    private RowColors() {}

    /** Fills {@code width} pixels 0xRRGGBB from {@code offset}. */
    static void convert(ColorModel model, byte[][] rows, int width, int[] pixels, int offset) {
        switch (model) {
            case GRAY -> throw new IllegalArgumentException("gray has no colours");
            case YCBCR -> ycc(rows, width, pixels, offset);
            case RGB -> rgb(rows, width, pixels, offset);
            case CMYK -> {
                rgb(rows, width, pixels, offset);
                black(rows[3], width, pixels, offset);
            }
            case YCCK -> {
                ycc(rows, width, pixels, offset);
                invert(width, pixels, offset);
                black(rows[3], width, pixels, offset);
            }
        }
    }

    private static void ycc(byte[][] rows, int width, int[] pixels, int offset) {
        byte[] lumas = rows[0];
        byte[] blues = rows[1];
        byte[] reds = rows[2];
        for (int x = 0; x < width; x++) {
            int y = lumas[x] + 128;
            int cb = blues[x];
            int cr = reds[x];
            int r = Math.max(0, Math.min(255, y + ((RED_CR * cr + HALF) >> 16)));
            int g = Math.max(0, Math.min(255, y + ((GREEN_CB * cb + GREEN_CR * cr + HALF) >> 16)));
            int b = Math.max(0, Math.min(255, y + ((BLUE_CB * cb + HALF) >> 16)));
            pixels[offset + x] = r << 16 | g << 8 | b;
        }
    }

    private static void rgb(byte[][] rows, int width, int[] pixels, int offset) {
        byte[] reds = rows[0];
        byte[] greens = rows[1];
        byte[] blues = rows[2];
        for (int x = 0; x < width; x++) {
            pixels[offset + x] = (reds[x] + 128) << 16 | (greens[x] + 128) << 8 | blues[x] + 128;
        }
    }

    private static void invert(int width, int[] pixels, int offset) {
        for (int x = offset; x < offset + width; x++) {
            pixels[x] ^= 0xFFFFFF;
        }
    }

    /** Multiplies by the share of the paper that is without black ink. */
    private static void black(byte[] inks, int width, int[] pixels, int offset) {
        for (int x = 0; x < width; x++) {
            int key = inks[x] + 128;
            int pixel = pixels[offset + x];
            int r = ((pixel >> 16) * key + 127) / 255;
            int g = ((pixel >> 8 & 255) * key + 127) / 255;
            int b = ((pixel & 255) * key + 127) / 255;
            pixels[offset + x] = r << 16 | g << 8 | b;
        }
    }
}
