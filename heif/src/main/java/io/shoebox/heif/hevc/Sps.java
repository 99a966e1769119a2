package io.shoebox.heif.hevc;

import org.jspecify.annotations.Nullable;

/**
 * A sequence parameter set (H.265, clause 7.4.3.2), as far as intra pictures want it.
 *
 * @param width of the coded picture in luma samples, a multiple of the smallest coding block
 * @param height of the coded picture in luma samples, likewise
 * @param monochrome whether there are no chroma planes; else they have half the width and height
 * @param log2MaxPocLsb bits of a picture's number in slice headers
 * @param scaling the scaling factors; null where scaling lists are off
 * @param pcm null where no blocks of plain samples are allowed
 * @param sampleAdaptiveOffset whether slices have parameters of that filter, which are read and not used
 * @param strongSmoothing strong_intra_smoothing_enabled_flag
 * @param position of the set in the file
 */
public record Sps(
        int id,
        int width,
        int height,
        ConformanceWindow window,
        boolean monochrome,
        int lumaDepth,
        int chromaDepth,
        int log2MaxPocLsb,
        BlockSizes blocks,
        @Nullable ScalingFactors scaling,
        @Nullable Pcm pcm,
        boolean sampleAdaptiveOffset,
        ReferencePictureSets references,
        boolean strongSmoothing,
        VideoSignal signal,
        int position) {

    /** What of the coded picture is shown: luma samples left out at each side. */
    public record ConformanceWindow(int left, int right, int top, int bottom) {}

    /**
     * Sizes of blocks as logarithms.
     *
     * @param log2MinCoding of the smallest coding block
     * @param log2Ctb of a coding tree block
     * @param transformDepth max_transform_hierarchy_depth_intra
     */
    public record BlockSizes(
            int log2MinCoding, int log2Ctb, int log2MinTransform, int log2MaxTransform, int transformDepth) {}

    /** Blocks of plain samples: bits of each, and the sizes that may be so. */
    public record Pcm(int lumaBits, int chromaBits, int log2MinSize, int log2MaxSize) {}

    /** What the VUI says of colours: a code point of H.273, 2 where it does not say. */
    public record VideoSignal(boolean present, boolean fullRange, int matrix) {
        static final VideoSignal NONE = new VideoSignal(false, false, 2);
    }

    /** Of the picture that is shown. */
    public int shownWidth() {
        return width - window.left() - window.right();
    }

    /** Of the picture that is shown. */
    public int shownHeight() {
        return height - window.top() - window.bottom();
    }

    /** Bits of a sample of a plane: 0 for luma, 1 and 2 for chroma. */
    public int depth(int plane) {
        return plane == 0 ? lumaDepth : chromaDepth;
    }

    public int planes() {
        return monochrome ? 1 : 3;
    }

    public int widthInCtbs() {
        return inCtbs(width);
    }

    public int heightInCtbs() {
        return inCtbs(height);
    }

    private int inCtbs(int side) {
        return (side + (1 << blocks.log2Ctb()) - 1) >> blocks.log2Ctb();
    }
}
