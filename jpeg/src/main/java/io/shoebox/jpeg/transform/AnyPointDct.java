package io.shoebox.jpeg.transform;

/** The inverse DCT of any number of points up to 16 from at most 8 frequencies, by its definition (T.81 A.3.3). */
public final class AnyPointDct {
    private static final float SCALE = 1f / (8 << BlockTransform.FRACTION);

    private final int size;
    private final int edge;
    /** The cosine of frequency k at point n, at n·edge + k. */
    private final float[] basis;

    private final float[] columns;

    public AnyPointDct(int size) {
        this.size = size;
        this.edge = Math.min(size, 8);
        this.basis = new float[size * edge];
        this.columns = new float[size * edge];
        for (int n = 0; n < size; n++) {
            for (int k = 0; k < edge; k++) {
                basis[n * edge + k] = (float) Math.cos((2 * n + 1) * k * Math.PI / (2 * size));
            }
        }
    }

    /** Clears the block. */
    public void transform(int[] block, byte[] plane, int offset, int stride) {
        for (int x = 0; x < edge; x++) {
            for (int n = 0; n < size; n++) {
                float sum = 0;
                for (int k = 0; k < edge; k++) {
                    sum += basis[n * edge + k] * block[k * edge + x];
                }
                columns[n * edge + x] = sum * SCALE;
            }
        }
        for (int y = 0, at = offset; y < size; y++, at += stride) {
            for (int n = 0; n < size; n++) {
                float sum = 128.5f;
                for (int k = 0; k < edge; k++) {
                    sum += basis[n * edge + k] * columns[y * edge + k];
                }
                plane[at + n] = (byte) (Math.max(0, Math.min(255, (int) sum)) - 128);
            }
        }
        java.util.Arrays.fill(block, 0, edge * edge, 0);
    }
}
