package io.shoebox.heif.hevc;

import io.shoebox.heif.HeifException;
import io.shoebox.heif.hevc.Sps.BlockSizes;
import io.shoebox.heif.hevc.Sps.ConformanceWindow;
import io.shoebox.heif.hevc.Sps.Pcm;
import io.shoebox.heif.hevc.Sps.VideoSignal;
import org.jspecify.annotations.Nullable;

/** Reads a sequence parameter set (H.265, clause 7.3.2.2). */
final class SpsParser {
    static final int MOST_SETS = 16;
    private static final int MOST_SIDE = 1 << 16;
    private static final int LONG_TERM_PICTURES = 32;

    private final BitReader in;
    private int subLayers;

    private SpsParser(BitReader in) {
        this.in = in;
    }

    static Sps parse(NalUnit unit) throws HeifException {
        return new SpsParser(unit.reader()).parse(unit.filePosition(0));
    }

    private Sps parse(int position) throws HeifException {
        in.skip(4);
        subLayers = in.bits(3);
        in.skip(1);
        ProfileTierLevel.skip(in, subLayers);
        int id = in.unsigned("sequence parameter set id", MOST_SETS - 1);
        boolean monochrome = monochrome();
        int width = side("width");
        int height = side("height");
        ConformanceWindow window = window(monochrome ? 1 : 2, width, height);
        int lumaDepth = depth();
        int chromaDepth = depth();
        int log2MaxPocLsb = 4 + in.unsigned("picture order count bits", 12);
        skipLayerOrdering();
        BlockSizes blocks = blocks();
        if (width % (1 << blocks.log2MinCoding()) != 0 || height % (1 << blocks.log2MinCoding()) != 0) {
            throw in.corrupt("a picture of " + width + "x" + height + " that is not of whole blocks");
        }
        ScalingFactors scaling = scaling();
        in.skip(1); // amp_enabled_flag
        boolean offset = in.flag();
        Pcm pcm = pcm(blocks, lumaDepth, chromaDepth);
        ReferencePictureSets references = ReferencePictureSets.parse(in);
        int longTerm = in.flag() ? in.unsigned("long-term pictures", LONG_TERM_PICTURES) : -1;
        in.skip(Math.max(0, longTerm) * (log2MaxPocLsb + 1));
        references = references.with(longTerm, in.flag());
        boolean strong = in.flag();
        VideoSignal signal = in.flag() ? VuiParser.parse(in, subLayers) : VideoSignal.NONE;
        extensions();
        return new Sps(
                id,
                width,
                height,
                window,
                monochrome,
                lumaDepth,
                chromaDepth,
                log2MaxPocLsb,
                blocks,
                scaling,
                pcm,
                offset,
                references,
                strong,
                signal,
                position);
    }

    private boolean monochrome() throws HeifException {
        int format = in.unsigned("chroma format", 3);
        if (format > 1) {
            throw in.unsupported(format == 2 ? "chroma 4:2:2" : "chroma 4:4:4");
        }
        return format == 0;
    }

    private int side(String name) throws HeifException {
        int side = in.unsigned(name, MOST_SIDE);
        if (side == 0) {
            throw in.corrupt(name + " of 0");
        }
        return side;
    }

    private ConformanceWindow window(int unit, int width, int height) throws HeifException {
        if (!in.flag()) {
            return new ConformanceWindow(0, 0, 0, 0);
        }
        int left = unit * in.unsigned("window", MOST_SIDE);
        int right = unit * in.unsigned("window", MOST_SIDE);
        int top = unit * in.unsigned("window", MOST_SIDE);
        int bottom = unit * in.unsigned("window", MOST_SIDE);
        if (left + right >= width || top + bottom >= height) {
            throw in.corrupt("a window of no samples");
        }
        return new ConformanceWindow(left, right, top, bottom);
    }

    private int depth() throws HeifException {
        int depth = 8 + in.unsigned("bit depth", 8);
        if (depth > 12) {
            throw in.unsupported(depth + " bits a sample");
        }
        return depth;
    }

    private void skipLayerOrdering() throws HeifException {
        boolean each = in.flag();
        for (int i = each ? 0 : subLayers; i <= subLayers; i++) {
            in.unsigned();
            in.unsigned();
            in.unsigned();
        }
    }

    private BlockSizes blocks() throws HeifException {
        int coding = 3 + in.unsigned("coding block size", 3);
        int ctb = coding + in.unsigned("coding tree block size", 3);
        int least = 2 + in.unsigned("transform block size", 3);
        int most = least + in.unsigned("transform block size", 3);
        in.unsigned(); // max_transform_hierarchy_depth_inter
        int depth = in.unsigned("transform depth", 4);
        if (ctb < 4 || ctb > 6 || least >= coding || most > Math.min(ctb, 5)) {
            throw in.corrupt("block sizes " + coding + ", " + ctb + ", " + least + ", " + most);
        }
        return new BlockSizes(coding, ctb, least, most, depth);
    }

    private @Nullable ScalingFactors scaling() throws HeifException {
        if (!in.flag()) {
            return null;
        }
        return in.flag() ? ScalingListParser.parse(in) : ScalingFactors.STANDARD;
    }

    private @Nullable Pcm pcm(BlockSizes blocks, int lumaDepth, int chromaDepth) throws HeifException {
        if (!in.flag()) {
            return null;
        }
        int luma = in.bits(4) + 1;
        int chroma = in.bits(4) + 1;
        int least = 3 + in.unsigned("pcm block size", 2);
        int most = least + in.unsigned("pcm block size", 2);
        in.skip(1); // pcm_loop_filter_disabled_flag
        if (luma > lumaDepth || chroma > chromaDepth || most > Math.min(blocks.log2Ctb(), 5)) {
            throw in.corrupt("pcm blocks of " + luma + " and " + chroma + " bits, at most 2^" + most);
        }
        return new Pcm(luma, chroma, least, most);
    }

    /** Multilayer and 3D extensions say nothing of a base layer; those of range and screen content change its decoding. */
    private void extensions() throws HeifException {
        if (!in.flag()) {
            return;
        }
        boolean range = in.flag();
        in.skip(2);
        boolean screen = in.flag();
        in.skip(4);
        if (range && in.bits(9) != 0) {
            throw in.unsupported("range extensions of HEVC");
        }
        if (screen) {
            throw in.unsupported("screen content extensions of HEVC");
        }
    }
}
