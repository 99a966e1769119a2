package io.shoebox.jpeg.transform;

/** Inverse DCTs of 1, 2 and 4 points (T.81 A.3.3) on cells as {@link BlockTransform} fills them, which they clear. */
public final class InverseDct {
    private static final int SHIFT = BlockTransform.FRACTION + 3;
    private static final int HALF = 1 << (SHIFT - 1);

    private InverseDct() {}

    /** A sample, less 128, from a cell's scale. */
    public static byte sample(int value) {
        return (byte) Math.max(-128, Math.min(127, (value + HALF) >> SHIFT));
    }

    public static void two(int[] block, byte[] plane, int offset, int stride) {
        int left = block[0] + block[2];
        int leftLow = block[0] - block[2];
        int right = block[1] + block[3];
        int rightLow = block[1] - block[3];
        block[0] = 0;
        block[1] = 0;
        block[2] = 0;
        block[3] = 0;
        plane[offset] = sample(left + right);
        plane[offset + 1] = sample(left - right);
        plane[offset + stride] = sample(leftLow + rightLow);
        plane[offset + stride + 1] = sample(leftLow - rightLow);
    }

    public static void four(int[] block, byte[] plane, int offset, int stride) {
        for (int x = 0; x < 4; x++) {
            int sum = block[x] + block[x + 8];
            int difference = block[x] - block[x + 8];
            int outer = block[x + 4] + block[x + 12];
            int inner = inner(block[x + 4], block[x + 12]);
            block[x] = sum + outer;
            block[x + 4] = difference + inner;
            block[x + 8] = difference - inner;
            block[x + 12] = sum - outer;
        }
        for (int y = 0, at = offset; y < 16; y += 4, at += stride) {
            int sum = block[y] + block[y + 2];
            int difference = block[y] - block[y + 2];
            int outer = block[y + 1] + block[y + 3];
            int inner = inner(block[y + 1], block[y + 3]);
            block[y] = 0;
            block[y + 1] = 0;
            block[y + 2] = 0;
            block[y + 3] = 0;
            plane[at] = sample(sum + outer);
            plane[at + 1] = sample(difference + inner);
            plane[at + 2] = sample(difference - inner);
            plane[at + 3] = sample(sum - outer);
        }
    }

    /** The odd part's inner output, from inputs prescaled by √2·cos(π/8) and √2·cos(3π/8). */
    static int inner(int first, int third) {
        return times(first - third, 27146 /* tan(π/8) in 2^-16 */, 16) - 2 * third;
    }

    private static int times(int value, int factor, int shift) {
        return (int) (((long) value * factor) >> shift);
    }
}
