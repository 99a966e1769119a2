package io.shoebox.heif.transform;

import io.shoebox.heif.picture.Plane;
import java.util.Arrays;

/** The residual of a transform block: scaled coefficients, or what is added as it is coded. */
public final class Residuals {
    private static final int MOST_SIZE = 32;
    /** tsShift of transform skip, for blocks of 4 × 4 (H.265, clause 8.6.4.2). */
    private static final int SKIP_SHIFT = 7;

    /** By row × side + column; all zero between blocks. */
    private final int[] coefficients = new int[MOST_SIZE * MOST_SIZE];

    private final InverseDct dct = new InverseDct();
    private boolean lossless;
    private boolean transformSkip;
    private int lastColumn;
    private int lastRow;

    /** Begins a block. */
    public void begin(boolean isLossless, boolean isTransformSkip) {
        lossless = isLossless;
        transformSkip = isTransformSkip;
        lastColumn = 0;
        lastRow = 0;
    }

    public boolean isLossless() {
        return lossless;
    }

    /** @param index row × side + column */
    public void set(int index, int log2Size, int value) {
        coefficients[index] = value;
        lastColumn = Math.max(lastColumn, index & (1 << log2Size) - 1);
        lastRow = Math.max(lastRow, index >> log2Size);
    }

    /**
     * Adds the residual to the samples that are predicted, and forgets it.
     *
     * @param at index of the block's first sample
     */
    public void addTo(Plane plane, int at, int log2Size, boolean luma) {
        int shift = 20 - plane.depth();
        if (lossless) {
            addPlain(plane, at, log2Size, 0, 0);
        } else if (transformSkip) {
            addPlain(plane, at, log2Size, SKIP_SHIFT, shift);
        } else if (luma && log2Size == 2) {
            InverseDst.add(coefficients, plane, at, shift);
        } else if (lastColumn + lastRow == 0) {
            addConstant(plane, at, log2Size, shift);
        } else {
            dct.add(coefficients, log2Size, lastColumn, lastRow, plane, at, shift);
        }
        Arrays.fill(coefficients, 0, (lastRow + 1) << log2Size, 0);
    }

    private void addPlain(Plane plane, int at, int log2Size, int up, int down) {
        int size = 1 << log2Size;
        int most = (1 << plane.depth()) - 1;
        int rounding = down == 0 ? 0 : 1 << (down - 1);
        short[] samples = plane.samples();
        for (int row = 0; row <= lastRow; row++) {
            int target = at + row * plane.stride();
            for (int column = 0; column < size; column++) {
                int residual = ((coefficients[(row << log2Size) + column] << up) + rounding) >> down;
                samples[target + column] = (short) Math.clamp(samples[target + column] + residual, 0, most);
            }
        }
    }

    /** A block whose only frequency is zero is the same everywhere. */
    private void addConstant(Plane plane, int at, int log2Size, int shift) {
        int column = (64 * coefficients[0] + 64) >> 7;
        int residual = (64 * column + (1 << (shift - 1))) >> shift;
        int size = 1 << log2Size;
        int most = (1 << plane.depth()) - 1;
        short[] samples = plane.samples();
        for (int row = 0; row < size; row++) {
            int target = at + row * plane.stride();
            for (int x = target; x < target + size; x++) {
                samples[x] = (short) Math.max(0, Math.min(most, samples[x] + residual));
            }
        }
    }
}
