package io.shoebox.heif.hevc;

import org.jspecify.annotations.Nullable;

/**
 * A picture parameter set (H.265, clause 7.4.3.3), as far as intra pictures want it.
 *
 * @param extraSliceHeaderBits slice_reserved_flags to pass over
 * @param initQp 26 + init_qp_minus26
 * @param quantizationDepth diff_cu_qp_delta_depth; -1 where the quantization does not change within a slice
 * @param tiles null where the picture is one tile
 * @param scaling in place of the sequence's; null where there are none
 */
public record Pps(
        int id,
        int sps,
        boolean dependentSlices,
        boolean outputFlag,
        int extraSliceHeaderBits,
        boolean signHiding,
        int initQp,
        boolean transformSkip,
        int quantizationDepth,
        int cbOffset,
        int crOffset,
        boolean sliceChromaOffsets,
        boolean transquantBypass,
        @Nullable TileSizes tiles,
        boolean wavefront,
        LoopFilter loopFilter,
        @Nullable ScalingFactors scaling,
        boolean sliceHeaderExtension) {

    /** Flags that say which syntax of the filters slice headers have. */
    public record LoopFilter(boolean acrossSlices, boolean override, boolean disabled) {}
}
