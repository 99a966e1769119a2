package io.shoebox.jpeg.transform;

/**
 * The inverse DCT of 8 points by the flow graph of Loeffler, Ligtenberg and Moschytz (1989), in integers: 13 fraction bits of the
 * constants, 2 between the directions, as libjpeg has them, so that the samples are the same. Cells are coefficients times
 * quantization, without fraction bits.
 */
public final class FullSizeDct {
    private static final int CONSTANT = 13;
    private static final int MIDDLE = 2;

    private static final int ROTATE_2_6 = fixed(root2cos(6));
    private static final int ROTATE_2 = fixed(root2cos(2) - root2cos(6));
    private static final int ROTATE_6 = fixed(root2cos(2) + root2cos(6));
    private static final int ODD_7 = fixed(-root2cos(1) + root2cos(3) + root2cos(5) - root2cos(7));
    private static final int ODD_5 = fixed(root2cos(1) + root2cos(3) - root2cos(5) + root2cos(7));
    private static final int ODD_3 = fixed(root2cos(1) + root2cos(3) + root2cos(5) - root2cos(7));
    private static final int ODD_1 = fixed(root2cos(1) + root2cos(3) - root2cos(5) - root2cos(7));
    private static final int ODD_7_1 = fixed(root2cos(3) - root2cos(7));
    private static final int ODD_5_3 = fixed(root2cos(1) + root2cos(3));
    private static final int ODD_7_3 = fixed(root2cos(3) + root2cos(5));
    private static final int ODD_5_1 = fixed(root2cos(3) - root2cos(5));
    private static final int ODD_ALL = fixed(root2cos(3));

    private FullSizeDct() {}

    private static double root2cos(int sixteenths) {
        return Math.sqrt(2) * Math.cos(sixteenths * Math.PI / 16);
    }

    private static int fixed(double value) {
        return (int) Math.round(value * (1 << CONSTANT));
    }

    /** Clears the block. */
    public static void transform(int[] block, byte[] plane, int offset, int stride) {
        for (int x = 0; x < 8; x++) {
            eightPoints(block, x, 8, CONSTANT - MIDDLE);
        }
        for (int y = 0, at = offset; y < 64; y += 8, at += stride) {
            eightPoints(block, y, 1, CONSTANT + MIDDLE + 3);
            for (int x = 0; x < 8; x++) {
                plane[at + x] = (byte) Math.max(-128, Math.min(127, block[y + x]));
                block[y + x] = 0;
            }
        }
    }

    private static void eightPoints(int[] block, int at, int step, int shift) {
        int c1 = block[at + step];
        int c2 = block[at + 2 * step];
        int c3 = block[at + 3 * step];
        int c5 = block[at + 5 * step];
        int c6 = block[at + 6 * step];
        int c7 = block[at + 7 * step];
        int half = 1 << (shift - 1);
        int sum04 = ((block[at] + block[at + 4 * step]) << CONSTANT) + half;
        int difference04 = ((block[at] - block[at + 4 * step]) << CONSTANT) + half;
        int rotated = (c2 + c6) * ROTATE_2_6;
        int rotated2 = rotated + c2 * ROTATE_2;
        int rotated6 = rotated - c6 * ROTATE_6;
        int even0 = sum04 + rotated2;
        int even1 = difference04 + rotated6;
        int even2 = difference04 - rotated6;
        int even3 = sum04 - rotated2;

        int all = (c1 + c3 + c5 + c7) * ODD_ALL;
        int with71 = -(c7 + c1) * ODD_7_1;
        int with53 = -(c5 + c3) * ODD_5_3;
        int with73 = all - (c7 + c3) * ODD_7_3;
        int with51 = all - (c5 + c1) * ODD_5_1;
        int odd0 = c1 * ODD_1 + with71 + with51;
        int odd1 = c3 * ODD_3 + with53 + with73;
        int odd2 = c5 * ODD_5 + with53 + with51;
        int odd3 = c7 * ODD_7 + with71 + with73;

        block[at] = (even0 + odd0) >> shift;
        block[at + step] = (even1 + odd1) >> shift;
        block[at + 2 * step] = (even2 + odd2) >> shift;
        block[at + 3 * step] = (even3 + odd3) >> shift;
        block[at + 4 * step] = (even3 - odd3) >> shift;
        block[at + 5 * step] = (even2 - odd2) >> shift;
        block[at + 6 * step] = (even1 - odd1) >> shift;
        block[at + 7 * step] = (even0 - odd0) >> shift;
    }
}
