package io.shoebox.jpeg.write;

/**
 * The 8×8 cosine transform of many blocks at once, in the scaled form of Arai, Agui and Nakajima (1988).
 *
 * <p>Samples of {@link #LANES} blocks lie side by side: sample {@code (row, column)} of block {@code lane} is at
 * {@code (row * 8 + column) * LANES + lane}. The JIT compiler makes vector instructions of a loop only if its body is
 * small and all strides are constants (so that nothing can overlap): hence three passes instead of one, twice.
 */
final class ForwardDct {
    /** Blocks a batch: whole vectors, a first-level cache of work, and no power of two (strides would collide there). */
    static final int LANES = 40;

    /** Floats of one block batch. */
    static final int SAMPLES = 64 * LANES;

    /** Floats from one row of a block batch to the next. */
    static final int DOWN = 8 * LANES;

    private static final float SQRT_HALF = (float) Math.sqrt(0.5);
    private static final float SIN_EIGHTH = (float) Math.sin(Math.PI / 8);
    private static final float COS_MINUS_SIN = (float) (Math.cos(Math.PI / 8) - Math.sin(Math.PI / 8));
    private static final float COS_PLUS_SIN = (float) (Math.cos(Math.PI / 8) + Math.sin(Math.PI / 8));

    private ForwardDct() {}

    /** Transforms the columns of a block batch in place. */
    static void columns(float[] s, int start) {
        mirrorColumns(s, start);
        evenColumns(s, start);
        oddColumns(s, start);
    }

    /** Transforms the rows of a block batch in place. */
    static void rows(float[] s, int start) {
        for (int row = start; row < start + SAMPLES; row += DOWN) {
            mirrorRow(s, row);
            evenRow(s, row);
            oddRow(s, row);
        }
    }

    private static void mirrorColumns(float[] s, int start) {
        for (int i = start; i < start + DOWN; i++) {
            float a0 = s[i];
            float a1 = s[i + DOWN];
            float a2 = s[i + 2 * DOWN];
            float a3 = s[i + 3 * DOWN];
            float a4 = s[i + 4 * DOWN];
            float a5 = s[i + 5 * DOWN];
            float a6 = s[i + 6 * DOWN];
            float a7 = s[i + 7 * DOWN];
            s[i] = a0 + a7;
            s[i + DOWN] = a1 + a6;
            s[i + 2 * DOWN] = a2 + a5;
            s[i + 3 * DOWN] = a3 + a4;
            s[i + 4 * DOWN] = a3 - a4;
            s[i + 5 * DOWN] = a2 - a5;
            s[i + 6 * DOWN] = a1 - a6;
            s[i + 7 * DOWN] = a0 - a7;
        }
    }

    private static void evenColumns(float[] s, int start) {
        for (int i = start; i < start + DOWN; i++) {
            float sum03 = s[i] + s[i + 3 * DOWN];
            float sum12 = s[i + DOWN] + s[i + 2 * DOWN];
            float difference = s[i] - s[i + 3 * DOWN];
            float turned = (s[i + DOWN] - s[i + 2 * DOWN] + difference) * SQRT_HALF;
            s[i] = sum03 + sum12;
            s[i + DOWN] = difference + turned;
            s[i + 2 * DOWN] = sum03 - sum12;
            s[i + 3 * DOWN] = difference - turned;
        }
    }

    private static void oddColumns(float[] s, int start) {
        for (int i = start; i < start + DOWN; i++) {
            float c0 = s[i + 4 * DOWN] + s[i + 5 * DOWN];
            float c1 = (s[i + 5 * DOWN] + s[i + 6 * DOWN]) * SQRT_HALF;
            float c2 = s[i + 6 * DOWN] + s[i + 7 * DOWN];
            float turn = (c0 - c2) * SIN_EIGHTH;
            float d0 = COS_MINUS_SIN * c0 + turn;
            float d2 = COS_PLUS_SIN * c2 + turn;
            float d1 = s[i + 7 * DOWN] + c1;
            float d3 = s[i + 7 * DOWN] - c1;
            s[i + 4 * DOWN] = d1 + d2;
            s[i + 5 * DOWN] = d3 - d0;
            s[i + 6 * DOWN] = d3 + d0;
            s[i + 7 * DOWN] = d1 - d2;
        }
    }

    private static void mirrorRow(float[] s, int start) {
        for (int i = start; i < start + LANES; i++) {
            float a0 = s[i];
            float a1 = s[i + LANES];
            float a2 = s[i + 2 * LANES];
            float a3 = s[i + 3 * LANES];
            float a4 = s[i + 4 * LANES];
            float a5 = s[i + 5 * LANES];
            float a6 = s[i + 6 * LANES];
            float a7 = s[i + 7 * LANES];
            s[i] = a0 + a7;
            s[i + LANES] = a1 + a6;
            s[i + 2 * LANES] = a2 + a5;
            s[i + 3 * LANES] = a3 + a4;
            s[i + 4 * LANES] = a3 - a4;
            s[i + 5 * LANES] = a2 - a5;
            s[i + 6 * LANES] = a1 - a6;
            s[i + 7 * LANES] = a0 - a7;
        }
    }

    private static void evenRow(float[] s, int start) {
        for (int i = start; i < start + LANES; i++) {
            float sum03 = s[i] + s[i + 3 * LANES];
            float sum12 = s[i + LANES] + s[i + 2 * LANES];
            float difference = s[i] - s[i + 3 * LANES];
            float turned = (s[i + LANES] - s[i + 2 * LANES] + difference) * SQRT_HALF;
            s[i] = sum03 + sum12;
            s[i + LANES] = difference + turned;
            s[i + 2 * LANES] = sum03 - sum12;
            s[i + 3 * LANES] = difference - turned;
        }
    }

    private static void oddRow(float[] s, int start) {
        for (int i = start; i < start + LANES; i++) {
            float c0 = s[i + 4 * LANES] + s[i + 5 * LANES];
            float c1 = (s[i + 5 * LANES] + s[i + 6 * LANES]) * SQRT_HALF;
            float c2 = s[i + 6 * LANES] + s[i + 7 * LANES];
            float turn = (c0 - c2) * SIN_EIGHTH;
            float d0 = COS_MINUS_SIN * c0 + turn;
            float d2 = COS_PLUS_SIN * c2 + turn;
            float d1 = s[i + 7 * LANES] + c1;
            float d3 = s[i + 7 * LANES] - c1;
            s[i + 4 * LANES] = d1 + d2;
            s[i + 5 * LANES] = d3 - d0;
            s[i + 6 * LANES] = d3 + d0;
            s[i + 7 * LANES] = d1 - d2;
        }
    }
}
