package io.shoebox.heif.hevc;

import io.shoebox.heif.HeifException;
import io.shoebox.heif.hevc.Pps.LoopFilter;

/** Reads a picture parameter set (H.265, clause 7.3.2.3). */
final class PpsParser {
    static final int MOST_SETS = 64;

    private PpsParser() {}

    static Pps parse(NalUnit unit) throws HeifException {
        BitReader in = unit.reader();
        int id = in.unsigned("picture parameter set id", MOST_SETS - 1);
        int sps = in.unsigned("sequence parameter set id", SpsParser.MOST_SETS - 1);
        boolean dependentSlices = in.flag();
        boolean outputFlag = in.flag();
        int extraBits = in.bits(3);
        boolean signHiding = in.flag();
        in.skip(1); // cabac_init_present_flag: of no meaning for intra slices.
        in.unsigned();
        in.unsigned();
        int initQp = 26 + in.signed("init_qp_minus26", -26 - 24, 25);
        in.skip(1); // constrained_intra_pred_flag: all is intra.
        boolean transformSkip = in.flag();
        int quantizationDepth = in.flag() ? in.unsigned("quantization depth", 3) : -1;
        int cbOffset = in.signed("chroma offset", -12, 12);
        int crOffset = in.signed("chroma offset", -12, 12);
        boolean sliceChromaOffsets = in.flag();
        in.skip(2); // Weighted prediction.
        boolean bypass = in.flag();
        boolean tiled = in.flag();
        boolean wavefront = in.flag();
        TileSizes tiles = tiled ? TileSizes.parse(in) : null;
        LoopFilter filter = loopFilter(in);
        ScalingFactors scaling = in.flag() ? ScalingListParser.parse(in) : null;
        in.skip(1); // lists_modification_present_flag
        in.unsigned();
        boolean headerExtension = in.flag();
        extensions(in, transformSkip);
        return new Pps(
                id,
                sps,
                dependentSlices,
                outputFlag,
                extraBits,
                signHiding,
                initQp,
                transformSkip,
                quantizationDepth,
                cbOffset,
                crOffset,
                sliceChromaOffsets,
                bypass,
                tiles,
                wavefront,
                filter,
                scaling,
                headerExtension);
    }

    private static LoopFilter loopFilter(BitReader in) throws HeifException {
        boolean acrossSlices = in.flag();
        boolean override = false;
        boolean disabled = false;
        if (in.flag()) {
            override = in.flag();
            disabled = in.flag();
            if (!disabled) {
                in.unsigned();
                in.unsigned();
            }
        }
        return new LoopFilter(acrossSlices, override, disabled);
    }

    private static void extensions(BitReader in, boolean transformSkip) throws HeifException {
        if (!in.flag()) {
            return;
        }
        boolean range = in.flag();
        in.skip(2);
        boolean screen = in.flag();
        in.skip(4);
        if (screen) {
            throw in.unsupported("screen content extensions of HEVC");
        }
        boolean largeSkip = range && transformSkip && in.unsigned() != 0;
        if (largeSkip || (range && in.bits(2) != 0)) {
            throw in.unsupported("range extensions of HEVC");
        }
    }
}
