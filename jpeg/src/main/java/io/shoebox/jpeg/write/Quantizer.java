package io.shoebox.jpeg.write;

import java.util.Arrays;

/** Divides and rounds what {@link ForwardDct} leaves, many blocks at once; its loops are as small for the same reason. */
final class Quantizer {
    private static final int DOWN = ForwardDct.DOWN;
    private static final int LANES = ForwardDct.LANES;

    /** Ints of one quantized row batch: 8 coefficients and the bit set of those that are not zero. */
    static final int ROW = 9 * LANES;

    /** Ints of one quantized block batch. */
    static final int QUANTIZED = 8 * ROW;

    /** Larger than any quantized coefficient: makes truncation round to nearest. */
    private static final int OFFSET = 4096;

    private static final float ROUND = OFFSET + 0.5f;

    private Quantizer() {}

    /** Where the transform leaves a frequency: the even ones come first. */
    static int place(int frequency) {
        return frequency / 2 + frequency % 2 * 4;
    }

    /** What each transformed sample is multiplied by: one over the divisor and the transform's own scale. */
    static float[] multipliers(int[] divisors) {
        float[] result = new float[ForwardDct.SAMPLES];
        for (int k = 0; k < 64; k++) {
            double value = 1 / (8 * divisors[k] * scale(k / 8) * scale(k % 8));
            int start = (place(k / 8) * 8 + place(k % 8)) * LANES;
            Arrays.fill(result, start, start + LANES, (float) value);
        }
        return result;
    }

    private static double scale(int frequency) {
        return frequency == 0 ? 1 : Math.sqrt(2) * Math.cos(frequency * Math.PI / 16);
    }

    /** Divides the transformed samples of a block batch and rounds them. */
    static void quantize(float[] s, int start, float[] multipliers, int[] out, int outStart) {
        for (int row = 0; row < 8; row++) {
            int from = row * DOWN;
            quantizeRow(s, start + from, multipliers, from, out, outStart + row * ROW);
            markLow(out, outStart + row * ROW);
            markHigh(out, outStart + row * ROW);
        }
    }

    private static void quantizeRow(float[] s, int start, float[] m, int first, int[] out, int outStart) {
        for (int i = 0; i < DOWN; i++) {
            out[outStart + i] = (int) (s[start + i] * m[first + i] + ROUND) - OFFSET;
        }
    }

    /** The sign bit of q | -q says whether q is not zero. */
    private static void markLow(int[] q, int start) {
        for (int i = start; i < start + LANES; i++) {
            q[i + 8 * LANES] = (q[i] | -q[i]) >>> 31
                    | (q[i + LANES] | -q[i + LANES]) >>> 31 << 1
                    | (q[i + 2 * LANES] | -q[i + 2 * LANES]) >>> 31 << 2
                    | (q[i + 3 * LANES] | -q[i + 3 * LANES]) >>> 31 << 3;
        }
    }

    private static void markHigh(int[] q, int start) {
        for (int i = start; i < start + LANES; i++) {
            q[i + 8 * LANES] |= (q[i + 4 * LANES] | -q[i + 4 * LANES]) >>> 31 << 4
                    | (q[i + 5 * LANES] | -q[i + 5 * LANES]) >>> 31 << 5
                    | (q[i + 6 * LANES] | -q[i + 6 * LANES]) >>> 31 << 6
                    | (q[i + 7 * LANES] | -q[i + 7 * LANES]) >>> 31 << 7;
        }
    }
}
