package io.shoebox.heif.hevc;

import io.shoebox.heif.HeifException;
import org.jspecify.annotations.Nullable;

/** Reads slice segment headers (H.265, clause 7.3.6.1) of a picture, each with the sets that it names. */
public final class SliceHeaderParser {
    private static final int INTRA = 2;
    private static final int MOST_ENTRY_POINTS = 440 * 20;

    private final ParameterSets sets;
    private @Nullable SliceHeader slice;

    /**
     * What a slice segment needs.
     *
     * @param firstOfPicture whether a new picture begins
     */
    public record Segment(boolean firstOfPicture, Sps sps, Pps pps, SliceHeader header) {
        /** Whether it has the very sets of another one. */
        @SuppressWarnings("ReferenceEquality")
        public boolean isOfPicture(Segment other) {
            return sps == other.sps && pps == other.pps;
        }
    }

    public SliceHeaderParser(ParameterSets sets) {
        this.sets = sets;
    }

    public Segment parse(NalUnit unit) throws HeifException {
        BitReader in = unit.reader();
        boolean first = in.flag();
        in.skip(1); // no_output_of_prior_pics_flag
        Pps pps = sets.picture(in.unsigned("picture parameter set id", PpsParser.MOST_SETS - 1), in);
        Sps sps = sets.sequence(pps.sps(), in);
        boolean dependent = !first && pps.dependentSlices() && in.flag();
        int address = first ? 0 : address(in, sps);
        SliceHeader begun = slice;
        if (first || !dependent) {
            begun = independent(in, unit.type(), sps, pps);
            slice = begun;
        } else if (begun == null) {
            throw in.corrupt("a picture that begins with a dependent slice");
        }
        skipEntryPoints(in, pps);
        in.skip(1); // alignment_bit_equal_to_one
        SliceHeader header = new SliceHeader(
                dependent,
                address,
                begun.qp(),
                begun.cbOffset(),
                begun.crOffset(),
                begun.lumaOffsets(),
                begun.chromaOffsets(),
                in.nextByte());
        return new Segment(first, sps, pps, header);
    }

    private static int address(BitReader in, Sps sps) throws HeifException {
        int blocks = sps.widthInCtbs() * sps.heightInCtbs();
        int address = in.bits(32 - Integer.numberOfLeadingZeros(blocks - 1));
        if (address < 0 || address >= blocks) {
            throw in.corrupt("a slice at block " + address + " of " + blocks);
        }
        return address;
    }

    private static SliceHeader independent(BitReader in, int unitType, Sps sps, Pps pps) throws HeifException {
        in.skip(pps.extraSliceHeaderBits());
        if (in.unsigned() != INTRA) {
            throw in.unsupported("a picture that refers to others");
        }
        in.skip(pps.outputFlag() ? 1 : 0);
        if (!UnitTypes.isIdr(unitType)) {
            sps.references().skipSliceHeader(in, sps.log2MaxPocLsb());
        }
        boolean luma = sps.sampleAdaptiveOffset() && in.flag();
        boolean chroma = sps.sampleAdaptiveOffset() && !sps.monochrome() && in.flag();
        int qp = pps.initQp() + in.signed("slice_qp_delta", -128, 128);
        if (qp < -6 * (sps.lumaDepth() - 8) || qp > 51) {
            throw in.corrupt("a slice of quantization " + qp);
        }
        int cb = pps.sliceChromaOffsets() ? in.signed("chroma offset", -12, 12) : 0;
        int cr = pps.sliceChromaOffsets() ? in.signed("chroma offset", -12, 12) : 0;
        skipLoopFilter(in, pps.loopFilter(), luma || chroma);
        return new SliceHeader(false, 0, qp, cb, cr, luma, chroma, 0);
    }

    private static void skipLoopFilter(BitReader in, Pps.LoopFilter filter, boolean offsets) throws HeifException {
        boolean disabled = filter.disabled();
        if (filter.override() && in.flag()) {
            disabled = in.flag();
            if (!disabled) {
                in.unsigned();
                in.unsigned();
            }
        }
        if (filter.acrossSlices() && (offsets || !disabled)) {
            in.skip(1);
        }
    }

    /** The runs of data lie one behind the other, each from a whole byte on: where they begin need not be told. */
    private static void skipEntryPoints(BitReader in, Pps pps) throws HeifException {
        if (pps.tiles() != null || pps.wavefront()) {
            int count = in.unsigned("entry points", MOST_ENTRY_POINTS);
            if (count > 0) {
                in.skip(count * (1 + in.unsigned("bits of entry points", 31)));
            }
        }
        if (pps.sliceHeaderExtension()) {
            in.skip(8 * in.unsigned("slice header extension", 256));
        }
    }
}
