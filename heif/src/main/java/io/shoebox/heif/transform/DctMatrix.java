package io.shoebox.heif.transform;

/** The cosine transforms' coefficients (H.265, equation 8-317): those of 32 points; shorter ones have every second, fourth or eighth. */
final class DctMatrix {
    /** The coefficient of frequency 1 at angles of 0 to 32 × π/64. */
    private static final int[] QUARTER = {
        64, 90, 90, 90, 89, 88, 87, 85, 83, 82, 80, 78, 75, 73, 70, 67, 64, 61, 57, 54, 50, 46, 43, 38, 36, 31, 25, 22,
        18, 13, 9, 4, 0
    };

    private static final int CIRCLE = 128;

    /** By the logarithm of the size; in it frequency × half the size + point, for the first half of the points. */
    static final int[][] BY_FREQUENCY = new int[6][];

    static {
        for (int log2 = 2; log2 < BY_FREQUENCY.length; log2++) {
            int size = 1 << log2;
            BY_FREQUENCY[log2] = new int[size * size / 2];
            for (int frequency = 0; frequency < size; frequency++) {
                for (int point = 0; point < size / 2; point++) {
                    BY_FREQUENCY[log2][frequency * size / 2 + point] =
                            cosine((2 * point + 1) * frequency * (32 >> log2) % CIRCLE);
                }
            }
        }
    }

    private DctMatrix() {}

    private static int cosine(int angle) {
        int folded = Math.min(angle, CIRCLE - angle);
        return folded <= CIRCLE / 4 ? QUARTER[folded] : -QUARTER[CIRCLE / 2 - folded];
    }
}
