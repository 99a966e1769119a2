package io.shoebox.heif.hevc;

import io.shoebox.heif.HeifException;

/**
 * What has to be known of references to other pictures to find one's way through the headers of pictures that have none.
 *
 * @param shortTerm sets that the sequence has
 * @param longTerm pictures that the sequence lists; -1 where there are no long-term references
 * @param temporalMotion sps_temporal_mvp_enabled_flag
 */
public record ReferencePictureSets(int shortTerm, int longTerm, boolean temporalMotion) {
    private static final int MOST_SETS = 64;
    private static final int MOST_PICTURES = 16;

    static ReferencePictureSets parse(BitReader in) throws HeifException {
        int sets = in.unsigned("reference picture sets", MOST_SETS);
        int pictures = 0;
        for (int i = 0; i < sets; i++) {
            pictures = skipSet(in, i > 0 && in.flag(), pictures);
        }
        return new ReferencePictureSets(sets, -1, false);
    }

    ReferencePictureSets with(int listedLongTerm, boolean motion) {
        return new ReferencePictureSets(shortTerm, listedLongTerm, motion);
    }

    /** st_ref_pic_set (H.265, clause 7.3.7) of the sequence; one that is predicted is so from the one before it. */
    private static int skipSet(BitReader in, boolean predicted, int before) throws HeifException {
        if (!predicted) {
            return skipPlain(in);
        }
        in.skip(1); // delta_rps_sign
        in.unsigned();
        int pictures = 0;
        for (int i = 0; i <= before; i++) {
            boolean used = in.flag();
            pictures += used || in.flag() ? 1 : 0;
        }
        if (pictures > MOST_PICTURES) {
            throw in.corrupt("a reference picture set of " + pictures + " pictures");
        }
        return pictures;
    }

    private static int skipPlain(BitReader in) throws HeifException {
        int negative = in.unsigned("reference pictures", MOST_PICTURES);
        int positive = in.unsigned("reference pictures", MOST_PICTURES - negative);
        for (int i = 0; i < negative + positive; i++) {
            in.unsigned();
            in.skip(1);
        }
        return negative + positive;
    }

    /** The part of a slice header about references, of a picture that is no IDR picture. */
    void skipSliceHeader(BitReader in, int log2MaxPocLsb) throws HeifException {
        in.skip(log2MaxPocLsb);
        if (!in.flag()) {
            if (shortTerm > 0 && in.flag()) {
                throw in.unsupported("predicted reference picture sets in slices");
            }
            skipPlain(in);
        } else if (shortTerm > 1) {
            in.skip(32 - Integer.numberOfLeadingZeros(shortTerm - 1));
        }
        if (longTerm >= 0) {
            throw in.unsupported("long-term references");
        }
        in.skip(temporalMotion ? 1 : 0);
    }
}
