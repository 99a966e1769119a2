package io.shoebox.jpeg.write;

/**
 * The 8×8 cosine transform of many blocks at once, in the scaled form of Arai, Agui and Nakajima (1988).
 *
 * <p>Samples of {@link #LANES} blocks lie side by side: sample {@code (row, column)} of block {@code lane} is at
 * {@code (row * 8 + column) * LANES + lane}. The JIT compiler makes vector instructions of a loop only if its body is
 * small and all strides are constants (so that nothing can overlap): hence three passes instead of one, in methods small
 * enough to be inlined where their stride is one.
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
        mirror(s, start, DOWN);
        even(s, start, DOWN);
        odd(s, start, DOWN);
    }

    /** Transforms the rows of a block batch in place. */
    static void rows(float[] s, int start) {
        for (int row = start; row < start + SAMPLES; row += DOWN) {
            mirror(s, row, LANES);
            even(s, row, LANES);
            odd(s, row, LANES);
        }
    }

    private static void mirror(float[] s, int start, int stride) {
        for (int i = start; i < start + stride; i++) {
            float a0 = s[i];
            float a1 = s[i + stride];
            float a2 = s[i + 2 * stride];
            float a3 = s[i + 3 * stride];
            float a4 = s[i + 4 * stride];
            float a5 = s[i + 5 * stride];
            float a6 = s[i + 6 * stride];
            float a7 = s[i + 7 * stride];
            s[i] = a0 + a7;
            s[i + stride] = a1 + a6;
            s[i + 2 * stride] = a2 + a5;
            s[i + 3 * stride] = a3 + a4;
            s[i + 4 * stride] = a3 - a4;
            s[i + 5 * stride] = a2 - a5;
            s[i + 6 * stride] = a1 - a6;
            s[i + 7 * stride] = a0 - a7;
        }
    }

    private static void even(float[] s, int start, int stride) {
        for (int i = start; i < start + stride; i++) {
            float sum03 = s[i] + s[i + 3 * stride];
            float sum12 = s[i + stride] + s[i + 2 * stride];
            float difference = s[i] - s[i + 3 * stride];
            float turned = (s[i + stride] - s[i + 2 * stride] + difference) * SQRT_HALF;
            s[i] = sum03 + sum12;
            s[i + stride] = difference + turned;
            s[i + 2 * stride] = sum03 - sum12;
            s[i + 3 * stride] = difference - turned;
        }
    }

    private static void odd(float[] s, int start, int stride) {
        for (int i = start; i < start + stride; i++) {
            float c0 = s[i + 4 * stride] + s[i + 5 * stride];
            float c1 = (s[i + 5 * stride] + s[i + 6 * stride]) * SQRT_HALF;
            float c2 = s[i + 6 * stride] + s[i + 7 * stride];
            float turn = (c0 - c2) * SIN_EIGHTH;
            float d0 = COS_MINUS_SIN * c0 + turn;
            float d2 = COS_PLUS_SIN * c2 + turn;
            float d1 = s[i + 7 * stride] + c1;
            float d3 = s[i + 7 * stride] - c1;
            s[i + 4 * stride] = d1 + d2;
            s[i + 5 * stride] = d3 - d0;
            s[i + 6 * stride] = d3 + d0;
            s[i + 7 * stride] = d1 - d2;
        }
    }
}
