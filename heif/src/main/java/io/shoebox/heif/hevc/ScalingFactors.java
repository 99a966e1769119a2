package io.shoebox.heif.hevc;

/**
 * Scaling factors (H.265, clause 7.4.5): what each coefficient is multiplied with, by transform size and plane, row by row.
 * Only those of intra blocks are kept.
 */
public final class ScalingFactors {
    /** Sizes are 4, 8, 16 and 32. */
    static final int SIZES = 4;

    static final int FLAT = 16;

    static final ScalingFactors STANDARD = ScalingListParser.standard();

    private final int[][][] factors;

    ScalingFactors(int[][][] factors) {
        this.factors = factors;
    }

    /** @param plane 0 for luma, 1 and 2 for chroma */
    @SuppressWarnings("ReturnsInternalArray")
    public int[] of(int log2Size, int plane) {
        return factors[log2Size - 2][plane];
    }
}
