package io.shoebox.jpeg.transform;

/**
 * Inverse DCTs of 3, 5, 6 and 7 points (T.81 A.3.3) in floats, written out: what comes of the even frequencies is the same at
 * both ends of a line, what comes of the odd ones differs in its sign alone.
 */
final class StraightLineDct {
    private static final double SIXTH = Math.PI / 6;
    private static final double TENTH = Math.PI / 10;
    private static final double TWELFTH = Math.PI / 12;
    private static final double FOURTEENTH = Math.PI / 14;

    private static final float THREE_1 = cos(SIXTH);
    private static final float THREE_2 = cos(2 * SIXTH);

    private static final float FIVE_1 = cos(TENTH);
    private static final float FIVE_2 = cos(2 * TENTH);
    private static final float FIVE_3 = cos(3 * TENTH);
    private static final float FIVE_4 = cos(4 * TENTH);

    private static final float SIX_1 = cos(TWELFTH);
    private static final float SIX_2 = cos(2 * TWELFTH);
    private static final float SIX_3 = cos(3 * TWELFTH);
    private static final float SIX_4 = cos(4 * TWELFTH);
    private static final float SIX_5 = cos(5 * TWELFTH);

    private static final float SEVEN_1 = cos(FOURTEENTH);
    private static final float SEVEN_2 = cos(2 * FOURTEENTH);
    private static final float SEVEN_3 = cos(3 * FOURTEENTH);
    private static final float SEVEN_4 = cos(4 * FOURTEENTH);
    private static final float SEVEN_5 = cos(5 * FOURTEENTH);
    private static final float SEVEN_6 = cos(6 * FOURTEENTH);

    private StraightLineDct() {}

    private static float cos(double angle) {
        return (float) Math.cos(angle);
    }

    /** Whether there is a transform of so many points here. */
    static boolean has(int size) {
        return size == 3 || size == 5 || size == 6 || size == 7;
    }

    /** Writes a block of samples from its cells, and clears them; {@code work} holds as many numbers. */
    static void transform(int size, int[] block, float[] work, byte[] plane, int offset, int stride) {
        switch (size) {
            case 3 -> {
                load(block, work, 9);
                for (int i = 0; i < 3; i++) {
                    three(work, i, 3);
                }
                for (int i = 0; i < 3; i++) {
                    three(work, 3 * i, 1);
                }
                store(work, 3, plane, offset, stride);
            }
            case 5 -> {
                load(block, work, 25);
                for (int i = 0; i < 5; i++) {
                    five(work, i, 5);
                }
                for (int i = 0; i < 5; i++) {
                    five(work, 5 * i, 1);
                }
                store(work, 5, plane, offset, stride);
            }
            case 6 -> {
                load(block, work, 36);
                for (int i = 0; i < 6; i++) {
                    six(work, i, 6);
                }
                for (int i = 0; i < 6; i++) {
                    six(work, 6 * i, 1);
                }
                store(work, 6, plane, offset, stride);
            }
            case 7 -> {
                load(block, work, 49);
                for (int i = 0; i < 7; i++) {
                    seven(work, i, 7);
                }
                for (int i = 0; i < 7; i++) {
                    seven(work, 7 * i, 1);
                }
                store(work, 7, plane, offset, stride);
            }
            default -> throw new IllegalArgumentException("no transform of " + size + " points");
        }
    }

    private static void load(int[] block, float[] work, int cells) {
        for (int i = 0; i < cells; i++) {
            work[i] = block[i] * AnyPointDct.SCALE;
            block[i] = 0;
        }
        work[0] += AnyPointDct.MIDDLE;
    }

    private static void store(float[] work, int size, byte[] plane, int offset, int stride) {
        for (int y = 0, at = offset; y < size; y++, at += stride) {
            for (int x = 0; x < size; x++) {
                plane[at + x] = AnyPointDct.level(work[y * size + x]);
            }
        }
    }

    private static void three(float[] cells, int at, int step) {
        float c0 = cells[at];
        float c1 = cells[at + step];
        float c2 = cells[at + 2 * step];
        float even = c0 + THREE_2 * c2;
        float odd = THREE_1 * c1;
        cells[at] = even + odd;
        cells[at + step] = c0 - c2;
        cells[at + 2 * step] = even - odd;
    }

    private static void five(float[] cells, int at, int step) {
        float c0 = cells[at];
        float c1 = cells[at + step];
        float c2 = cells[at + 2 * step];
        float c3 = cells[at + 3 * step];
        float c4 = cells[at + 4 * step];
        float even0 = c0 + FIVE_2 * c2 + FIVE_4 * c4;
        float even1 = c0 - FIVE_4 * c2 - FIVE_2 * c4;
        float odd0 = FIVE_1 * c1 + FIVE_3 * c3;
        float odd1 = FIVE_3 * c1 - FIVE_1 * c3;
        cells[at] = even0 + odd0;
        cells[at + step] = even1 + odd1;
        cells[at + 2 * step] = c0 - c2 + c4;
        cells[at + 3 * step] = even1 - odd1;
        cells[at + 4 * step] = even0 - odd0;
    }

    private static void six(float[] cells, int at, int step) {
        float c0 = cells[at];
        float c1 = cells[at + step];
        float c2 = SIX_2 * cells[at + 2 * step];
        float c3 = SIX_3 * cells[at + 3 * step];
        float c4 = cells[at + 4 * step];
        float c5 = cells[at + 5 * step];
        float half = c0 + SIX_4 * c4;
        float even1 = c0 - c4;
        float odd0 = SIX_1 * c1 + c3 + SIX_5 * c5;
        float odd1 = SIX_3 * (c1 - c5) - c3;
        float odd2 = SIX_5 * c1 - c3 + SIX_1 * c5;
        cells[at] = half + c2 + odd0;
        cells[at + step] = even1 + odd1;
        cells[at + 2 * step] = half - c2 + odd2;
        cells[at + 3 * step] = half - c2 - odd2;
        cells[at + 4 * step] = even1 - odd1;
        cells[at + 5 * step] = half + c2 - odd0;
    }

    private static void seven(float[] cells, int at, int step) {
        float c0 = cells[at];
        float c1 = cells[at + step];
        float c2 = cells[at + 2 * step];
        float c3 = cells[at + 3 * step];
        float c4 = cells[at + 4 * step];
        float c5 = cells[at + 5 * step];
        float c6 = cells[at + 6 * step];
        float even0 = c0 + SEVEN_2 * c2 + SEVEN_4 * c4 + SEVEN_6 * c6;
        float even1 = c0 + SEVEN_6 * c2 - SEVEN_2 * c4 - SEVEN_4 * c6;
        float even2 = c0 - SEVEN_4 * c2 - SEVEN_6 * c4 + SEVEN_2 * c6;
        float odd0 = SEVEN_1 * c1 + SEVEN_3 * c3 + SEVEN_5 * c5;
        float odd1 = SEVEN_3 * c1 - SEVEN_5 * c3 - SEVEN_1 * c5;
        float odd2 = SEVEN_5 * c1 - SEVEN_1 * c3 + SEVEN_3 * c5;
        cells[at] = even0 + odd0;
        cells[at + step] = even1 + odd1;
        cells[at + 2 * step] = even2 + odd2;
        cells[at + 3 * step] = c0 - c2 + c4 - c6;
        cells[at + 4 * step] = even2 - odd2;
        cells[at + 5 * step] = even1 - odd1;
        cells[at + 6 * step] = even0 - odd0;
    }
}
