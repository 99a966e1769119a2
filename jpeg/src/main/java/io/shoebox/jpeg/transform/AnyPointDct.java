package io.shoebox.jpeg.transform;

import java.util.Arrays;

/**
 * The inverse DCT of any number of points up to 16 from at most 8 frequencies (T.81 A.3.3): of 3, 5, 6 and 7 points by
 * {@link StraightLineDct}, of others by its definition.
 */
public final class AnyPointDct {
    static final float SCALE = 1f / (8 << BlockTransform.FRACTION);
    /** Makes samples of numbers around zero, and truncation round to nearest. */
    static final float MIDDLE = 128.5f;

    private final int size;
    private final int edge;
    private final boolean straight;
    /** The cosine of frequency k at point n, at n·edge + k. */
    private final float[] basis;

    /** What is between columns and rows. */
    private final float[] work;

    public AnyPointDct(int size) {
        this.size = size;
        this.edge = Math.min(size, 8);
        this.straight = StraightLineDct.has(size);
        this.basis = new float[size * edge];
        this.work = new float[size * edge];
        for (int n = 0; n < size; n++) {
            for (int k = 0; k < edge; k++) {
                basis[n * edge + k] = (float) Math.cos((2 * n + 1) * k * Math.PI / (2 * size));
            }
        }
    }

    /** Clears the block. */
    public void transform(int[] block, byte[] plane, int offset, int stride) {
        if (straight) {
            StraightLineDct.transform(size, block, work, plane, offset, stride);
        } else {
            byDefinition(block, plane, offset, stride);
        }
    }

    /** Clears the block. */
    void byDefinition(int[] block, byte[] plane, int offset, int stride) {
        for (int x = 0; x < edge; x++) {
            for (int n = 0; n < size; n++) {
                float sum = 0;
                for (int k = 0; k < edge; k++) {
                    sum += basis[n * edge + k] * block[k * edge + x];
                }
                work[n * edge + x] = sum * SCALE;
            }
        }
        for (int y = 0, at = offset; y < size; y++, at += stride) {
            for (int n = 0; n < size; n++) {
                float sum = MIDDLE;
                for (int k = 0; k < edge; k++) {
                    sum += basis[n * edge + k] * work[y * edge + k];
                }
                plane[at + n] = level(sum);
            }
        }
        Arrays.fill(block, 0, edge * edge, 0);
    }

    static byte level(float sample) {
        return (byte) (Math.max(0, Math.min(255, (int) sample)) - 128);
    }
}
