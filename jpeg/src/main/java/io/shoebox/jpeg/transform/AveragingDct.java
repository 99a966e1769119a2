package io.shoebox.jpeg.transform;

import io.shoebox.jpeg.Reduction;

/**
 * Inverse DCTs whose samples are averages of 2×2 or 4×4 samples of the whole 8×8 transform, as {@link Reduction#AVERAGE} wants.
 *
 * <p>The rows of the cells are folded together by {@link BlockTransform} already, the eight columns are not: libjpeg rounds
 * between the two directions, and so must who wants to agree with it.
 */
public final class AveragingDct {
    private static final int CONSTANT = 14;
    private static final int MIDDLE_FRACTION = 2;
    private static final int MIDDLE_SHIFT = BlockTransform.FRACTION - MIDDLE_FRACTION;
    private static final int MIDDLE_HALF = 1 << (MIDDLE_SHIFT - 1);
    private static final int END_SHIFT = CONSTANT + MIDDLE_FRACTION + 3;
    private static final int END_HALF = 1 << (END_SHIFT - 1);

    private static final int TWO_1 = fixed(cos(1) * cos(2));
    private static final int TWO_3 = fixed(-cos(3) * cos(6));
    private static final int TWO_5 = fixed(cos(5) * cos(6));
    private static final int TWO_7 = fixed(-cos(7) * cos(2));

    private static final int FOUR_2 = fixed(cos(2));
    private static final int FOUR_6 = fixed(-cos(6));
    private static final int OUTER_1 = fixed(Math.sqrt(2) * cos(2) * cos(1));
    private static final int OUTER_3 = fixed(Math.sqrt(2) * cos(6) * cos(3));
    private static final int OUTER_5 = fixed(-Math.sqrt(2) * cos(6) * cos(5));
    private static final int OUTER_7 = fixed(-Math.sqrt(2) * cos(2) * cos(7));
    private static final int INNER_1 = fixed(Math.sqrt(2) * cos(6) * cos(1));
    private static final int INNER_3 = fixed(-Math.sqrt(2) * cos(2) * cos(3));
    private static final int INNER_5 = fixed(Math.sqrt(2) * cos(2) * cos(5));
    private static final int INNER_7 = fixed(-Math.sqrt(2) * cos(6) * cos(7));

    private AveragingDct() {}

    private static double cos(int sixteenths) {
        return Math.cos(sixteenths * Math.PI / 16);
    }

    private static int fixed(double value) {
        return (int) Math.round(value * (1 << CONSTANT));
    }

    /** From two rows of eight cells, which it clears. */
    public static void two(int[] block, byte[] plane, int offset, int stride) {
        for (int x = 0; x < 8; x++) {
            int sum = block[x] + block[x + 8];
            int difference = block[x] - block[x + 8];
            block[x] = middle(sum);
            block[x + 8] = middle(difference);
        }
        for (int y = 0, at = offset; y < 16; y += 8, at += stride) {
            long even = (long) block[y] << CONSTANT;
            long odd = (long) block[y + 1] * TWO_1
                    + (long) block[y + 3] * TWO_3
                    + (long) block[y + 5] * TWO_5
                    + (long) block[y + 7] * TWO_7;
            plane[at] = sample(even + odd);
            plane[at + 1] = sample(even - odd);
            clear(block, y);
        }
    }

    /** From four rows of eight cells, which it clears. */
    public static void four(int[] block, byte[] plane, int offset, int stride) {
        for (int x = 0; x < 8; x++) {
            int sum = block[x] + block[x + 16];
            int difference = block[x] - block[x + 16];
            int outer = block[x + 8] + block[x + 24];
            int inner = InverseDct.inner(block[x + 8], block[x + 24]);
            block[x] = middle(sum + outer);
            block[x + 8] = middle(difference + inner);
            block[x + 16] = middle(difference - inner);
            block[x + 24] = middle(sum - outer);
        }
        for (int y = 0, at = offset; y < 32; y += 8, at += stride) {
            long even = (long) block[y] << CONSTANT;
            long turned = (long) block[y + 2] * FOUR_2 + (long) block[y + 6] * FOUR_6;
            long c1 = block[y + 1];
            long c3 = block[y + 3];
            long c5 = block[y + 5];
            long c7 = block[y + 7];
            long outer = c1 * OUTER_1 + c3 * OUTER_3 + c5 * OUTER_5 + c7 * OUTER_7;
            long inner = c1 * INNER_1 + c3 * INNER_3 + c5 * INNER_5 + c7 * INNER_7;
            plane[at] = sample(even + turned + outer);
            plane[at + 1] = sample(even - turned + inner);
            plane[at + 2] = sample(even - turned - inner);
            plane[at + 3] = sample(even + turned - outer);
            clear(block, y);
        }
    }

    private static int middle(int value) {
        return (value + MIDDLE_HALF) >> MIDDLE_SHIFT;
    }

    private static byte sample(long value) {
        return (byte) Math.max(-128, Math.min(127, (value + END_HALF) >> END_SHIFT));
    }

    private static void clear(int[] block, int from) {
        for (int x = from; x < from + 8; x++) {
            block[x] = 0;
        }
    }
}
