package io.shoebox.jpeg.transform;

import io.shoebox.jpeg.Reduction;
import io.shoebox.jpeg.huffman.AcValues;

/**
 * How a component's coefficients become blocks of {@link #size}² samples.
 *
 * <p>All is linear, so each coefficient is multiplied by one number (dequantization, the reduction's factor and the inverse
 * DCT's prescaling at once) and added to one cell of a small block as soon as it is decoded.
 */
public final class BlockTransform {
    /** Fraction bits of the cells; there are none at full size, where all factors are whole. */
    static final int FRACTION = 12;

    private static final double ROOT2 = Math.sqrt(2);

    private final int size;
    private final boolean averaging;
    private final byte[] cells = new byte[AcValues.INDEXES];
    private final double[] factors = new double[64];
    private final long needed;

    /** @param size samples of a block's edge, 1 to 16 */
    public BlockTransform(int size, Reduction reduction) {
        this.size = size;
        averaging = reduction == Reduction.AVERAGE && (size == 2 || size == 4);
        long mask = 0;
        for (int i = 0; i < 64; i++) {
            int row = Zigzag.row(i);
            int column = Zigzag.column(i);
            double factor = averaging ? fold(row) * Math.abs(fold(column)) : inRange(row) * inRange(column);
            if (factor != 0) {
                mask |= 1L << i;
                int cellRow = averaging ? foldedTo(row) : row;
                cells[i] = (byte) (cellRow * (averaging ? 8 : edge()) + column);
                factors[i] =
                        averaging ? fold(row) * prescale(size, cellRow) : prescale(size, row) * prescale(size, column);
            }
        }
        needed = mask;
    }

    public int size() {
        return size;
    }

    private int fraction() {
        return size == 8 ? 0 : FRACTION;
    }

    /** The sample, less 128, of a block that has nothing but DC. */
    public byte sample(int dc) {
        int shift = fraction() + 3;
        return (byte) Math.max(-128, Math.min(127, (dc + (1 << (shift - 1))) >> shift));
    }

    /** Cells of a block's edge. */
    int edge() {
        return Math.min(size, 8);
    }

    /** The zigzag indexes that matter, as bits. */
    public long needed() {
        return needed;
    }

    /** The last zigzag index that matters. */
    public int last() {
        return 63 - Long.numberOfLeadingZeros(needed);
    }

    /** The cell of each zigzag index; any index that an entropy decoder can reach is in range. */
    public byte[] cells() {
        return cells;
    }

    /** What to multiply each coefficient by; 0 beyond the block. {@code quantization} is in zigzag order. */
    public int[] weights(int[] quantization) {
        int[] weights = new int[AcValues.INDEXES];
        for (int i = 0; i < 64; i++) {
            weights[i] = (int) Math.round(factors[i] * quantization[i] * (1 << fraction()));
        }
        return weights;
    }

    /** Whether {@link AveragingDct} is to be used: the rows are folded, the columns are all there. */
    public boolean averaging() {
        return averaging;
    }

    private int inRange(int frequency) {
        return frequency < size ? 1 : 0;
    }

    /** Averaging pairs of an 8-point transform's samples folds frequency k and 8-k together; so again from 4 to 2. */
    private int foldedTo(int frequency) {
        int folded = frequency > 4 ? 8 - frequency : frequency;
        return size == 2 && folded > 2 ? 4 - folded : folded;
    }

    /** The factor that goes with it. */
    private double fold(int frequency) {
        double factor = 1;
        int folded = frequency;
        for (int points = 8; points > size; points /= 2) {
            if (folded == points / 2) {
                return 0;
            }
            factor *= Math.cos(folded * Math.PI / (2 * points));
            if (folded > points / 2) {
                factor = -factor;
                folded = points - folded;
            }
        }
        return factor;
    }

    /** What the inverse transforms of this package expect to be multiplied in already. */
    static double prescale(int size, int frequency) {
        if (frequency == 0) {
            return 1;
        }
        return switch (size) {
            case 1, 2, 8 -> 1;
            case 4 -> ROOT2 * Math.cos(frequency * Math.PI / (2 * size));
            default -> ROOT2;
        };
    }
}
