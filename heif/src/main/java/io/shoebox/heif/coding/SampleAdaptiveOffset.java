package io.shoebox.heif.coding;

import io.shoebox.heif.cabac.ArithmeticDecoder;
import io.shoebox.heif.cabac.Contexts;
import io.shoebox.heif.hevc.SliceHeader;
import io.shoebox.heif.hevc.Sps;
import io.shoebox.heif.picture.BlockMap;

/** Passes over the parameters of the sample adaptive offset filter (H.265, clause 7.3.8.3), which is not applied. */
final class SampleAdaptiveOffset {
    private static final int NONE = 0;
    private static final int BAND = 1;
    private static final int EDGE = 2;
    private static final int OFFSETS = 4;

    private final Sps sps;
    private final BlockMap blocks;
    private final ArithmeticDecoder cabac;

    SampleAdaptiveOffset(Sps sps, BlockMap blocks, ArithmeticDecoder cabac) {
        this.sps = sps;
        this.blocks = blocks;
        this.cabac = cabac;
    }

    /** @param x of the coding tree block's first luma sample */
    void skip(SliceHeader slice, int x, int y) {
        if ((!slice.lumaOffsets() && !slice.chromaOffsets()) || isMerged(x - 1, y) || isMerged(x, y - 1)) {
            return;
        }
        int kind = NONE;
        for (int plane = 0; plane < sps.planes(); plane++) {
            if (plane == 0 ? slice.lumaOffsets() : slice.chromaOffsets()) {
                // Both chroma planes have one kind.
                kind = plane == 2 ? kind : kind();
                skipPlane(kind, plane);
            }
        }
    }

    private boolean isMerged(int x, int y) {
        return blocks.isAvailable(blocks.at(x, y)) && cabac.bin(Contexts.SAO_MERGE) != 0;
    }

    private int kind() {
        if (cabac.bin(Contexts.SAO_TYPE) == 0) {
            return NONE;
        }
        return cabac.bypass() == 0 ? BAND : EDGE;
    }

    private void skipPlane(int kind, int plane) {
        if (kind == NONE) {
            return;
        }
        int most = (1 << (Math.min(sps.depth(plane), 10) - 5)) - 1;
        int signs = 0;
        for (int i = 0; i < OFFSETS; i++) {
            int value = 0;
            while (value < most && cabac.bypass() != 0) {
                value++;
            }
            signs += value != 0 ? 1 : 0;
        }
        if (kind == BAND) {
            cabac.bypass(signs);
            cabac.bypass(5); // sao_band_position
        } else if (plane < 2) {
            cabac.bypass(2); // sao_eo_class
        }
    }
}
