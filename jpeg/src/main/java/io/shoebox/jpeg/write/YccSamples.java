package io.shoebox.jpeg.write;

import static io.shoebox.jpeg.write.ForwardDct.LANES;
import static io.shoebox.jpeg.write.ForwardDct.SAMPLES;

/** From RGB pixels to the signed Y, Cb and Cr samples of JFIF, in the lane order of {@link ForwardDct}. */
final class YccSamples {
    private static final float Y_RED = 0.299f;
    private static final float Y_GREEN = 0.587f;
    private static final float Y_BLUE = 0.114f;
    private static final float CB_RED = -0.299f / 1.772f;
    private static final float CB_GREEN = -0.587f / 1.772f;
    private static final float CR_GREEN = -0.587f / 1.402f;
    private static final float CR_BLUE = -0.114f / 1.402f;
    private static final int RED_BLUE = 0xFF00FF;

    private YccSamples() {}

    static void gray(int[] in, float[] out) {
        for (int i = 0; i < SAMPLES; i++) {
            out[i] = in[i] - 128;
        }
    }

    static void luma(int[] in, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            int p = in[i];
            out[i] = (p >> 16 & 0xFF) * Y_RED + (p >> 8 & 0xFF) * Y_GREEN + (p & 0xFF) * Y_BLUE - 128;
        }
    }

    static void chroma(int[] in, float[] out, int start) {
        for (int i = 0; i < SAMPLES; i++) {
            int p = in[i];
            float red = p >> 16 & 0xFF;
            float green = p >> 8 & 0xFF;
            float blue = p & 0xFF;
            out[start + i] = red * CB_RED + green * CB_GREEN + blue * 0.5f;
            out[start + SAMPLES + i] = red * 0.5f + green * CR_GREEN + blue * CR_BLUE;
        }
    }

    /**
     * Averages 2×2 pixels of the four luma blocks of an MCU; overwrites one block batch after the two of chroma.
     *
     * <p>Two steps, as one large loop is not vectorized: sums of red, green and blue, then chroma in their place.
     */
    static void halfChroma(int[] in, float[] out, int start) {
        for (int block = 0; block < 4; block++) {
            int to = start + (block / 2 * 32 + block % 2 * 4) * LANES;
            for (int row = 0; row < 4; row++) {
                sums(in, block * SAMPLES + row * 16 * LANES, out, to + row * 8 * LANES);
            }
        }
        fromSums(out, start);
    }

    private static void fromSums(float[] out, int start) {
        for (int i = 0; i < SAMPLES; i++) {
            int at = start + i;
            float red = out[at];
            float green = out[at + SAMPLES];
            float blue = out[at + 2 * SAMPLES];
            out[at] = red * (CB_RED / 4) + green * (CB_GREEN / 4) + blue * 0.125f;
            out[at + SAMPLES] = red * 0.125f + green * (CR_GREEN / 4) + blue * (CR_BLUE / 4);
        }
    }

    /** Half a row of chroma samples: two rows of a luma block. */
    private static void sums(int[] in, int from, float[] out, int to) {
        for (int column = 0; column < 4; column++) {
            sum(in, from + 2 * column * LANES, out, to + column * LANES);
        }
    }

    /** Sums of four bytes need ten bits, so that red and blue can be summed in one int. */
    private static void sum(int[] in, int from, float[] out, int to) {
        for (int i = 0; i < LANES; i++) {
            int p = in[from + i];
            int q = in[from + i + LANES];
            int r = in[from + i + 8 * LANES];
            int s = in[from + i + 9 * LANES];
            int redBlue = (p & RED_BLUE) + (q & RED_BLUE) + (r & RED_BLUE) + (s & RED_BLUE);
            int green = (p & 0xFF00) + (q & 0xFF00) + (r & 0xFF00) + (s & 0xFF00);
            out[to + i] = redBlue >> 16;
            out[to + i + SAMPLES] = green >> 8;
            out[to + i + 2 * SAMPLES] = redBlue & 0xFFFF;
        }
    }
}
