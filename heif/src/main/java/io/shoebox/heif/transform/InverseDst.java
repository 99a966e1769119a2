package io.shoebox.heif.transform;

import io.shoebox.heif.picture.Plane;

/** The inverse sine transform of luma blocks of 4 × 4 (H.265, clause 8.6.4.2, equation 8-314). */
final class InverseDst {
    private static final int FIRST_SHIFT = 7;
    private static final int FIRST_ROUNDING = 1 << (FIRST_SHIFT - 1);

    private InverseDst() {}

    /** Transforms in place, columns before rows, and adds to the samples. */
    static void add(int[] c, Plane plane, int at, int shift) {
        for (int x = 0; x < 4; x++) {
            int c0 = c[x];
            int c1 = c[4 + x];
            int c2 = c[8 + x];
            int c3 = c[12 + x];
            c[x] = clip((29 * c0 + 74 * c1 + 84 * c2 + 55 * c3 + FIRST_ROUNDING) >> FIRST_SHIFT);
            c[4 + x] = clip((55 * c0 + 74 * c1 - 29 * c2 - 84 * c3 + FIRST_ROUNDING) >> FIRST_SHIFT);
            c[8 + x] = clip((74 * c0 - 74 * c2 + 74 * c3 + FIRST_ROUNDING) >> FIRST_SHIFT);
            c[12 + x] = clip((84 * c0 - 74 * c1 + 55 * c2 - 29 * c3 + FIRST_ROUNDING) >> FIRST_SHIFT);
        }
        int rounding = 1 << (shift - 1);
        int most = (1 << plane.depth()) - 1;
        short[] samples = plane.samples();
        for (int y = 0; y < 4; y++) {
            int c0 = c[4 * y];
            int c1 = c[4 * y + 1];
            int c2 = c[4 * y + 2];
            int c3 = c[4 * y + 3];
            int to = at + y * plane.stride();
            add(samples, to, (29 * c0 + 74 * c1 + 84 * c2 + 55 * c3 + rounding) >> shift, most);
            add(samples, to + 1, (55 * c0 + 74 * c1 - 29 * c2 - 84 * c3 + rounding) >> shift, most);
            add(samples, to + 2, (74 * c0 - 74 * c2 + 74 * c3 + rounding) >> shift, most);
            add(samples, to + 3, (84 * c0 - 74 * c1 + 55 * c2 - 29 * c3 + rounding) >> shift, most);
            c[4 * y] = 0;
            c[4 * y + 1] = 0;
            c[4 * y + 2] = 0;
            c[4 * y + 3] = 0;
        }
    }

    static int clip(int value) {
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }

    static void add(short[] samples, int at, int residual, int most) {
        samples[at] = (short) Math.max(0, Math.min(most, samples[at] + residual));
    }
}
