package io.shoebox.heif.hevc;

import io.shoebox.heif.HeifException;
import io.shoebox.heif.hevc.Sps.VideoSignal;

/** Video usability information (H.265, annex E.2.1): only the colours matter, but what follows has to be found. */
final class VuiParser {
    private static final int EXTENDED_ASPECT = 255;
    private static final int MOST_SCHEDULES = 31;

    private final BitReader in;
    private boolean nal;
    private boolean vcl;
    private boolean subPicture;

    private VuiParser(BitReader in) {
        this.in = in;
    }

    static VideoSignal parse(BitReader in, int subLayers) throws HeifException {
        return new VuiParser(in).parse(subLayers);
    }

    private VideoSignal parse(int subLayers) throws HeifException {
        if (in.flag() && in.bits(8) == EXTENDED_ASPECT) {
            in.skip(32);
        }
        if (in.flag()) {
            in.skip(1); // overscan_appropriate_flag
        }
        VideoSignal signal = in.flag() ? signal() : VideoSignal.NONE;
        if (in.flag()) {
            skipCodes(2); // Places of chroma samples.
        }
        in.skip(3);
        if (in.flag()) {
            skipCodes(4); // The default display window.
        }
        if (in.flag()) {
            skipTiming(subLayers);
        }
        if (in.flag()) {
            in.skip(3);
            skipCodes(5); // Restrictions of the bitstream.
        }
        return signal;
    }

    private VideoSignal signal() throws HeifException {
        in.skip(3);
        boolean full = in.flag();
        int matrix = 2;
        if (in.flag()) {
            in.skip(16);
            matrix = in.bits(8);
        }
        return new VideoSignal(true, full, matrix);
    }

    private void skipTiming(int subLayers) throws HeifException {
        in.skip(64);
        if (in.flag()) {
            in.unsigned();
        }
        if (in.flag()) {
            skipHrd(subLayers);
        }
    }

    /** hrd_parameters (H.265, annex E.2.2), with the information that all sub-layers share. */
    private void skipHrd(int subLayers) throws HeifException {
        nal = in.flag();
        vcl = in.flag();
        if (nal || vcl) {
            subPicture = in.flag();
            in.skip((subPicture ? 19 : 0) + 8 + (subPicture ? 4 : 0) + 15);
        }
        for (int i = 0; i <= subLayers; i++) {
            skipSubLayer();
        }
    }

    private void skipSubLayer() throws HeifException {
        boolean fixedInGeneral = in.flag();
        boolean fixed = fixedInGeneral || in.flag();
        boolean lowDelay = false;
        if (fixed) {
            in.unsigned();
        } else {
            lowDelay = in.flag();
        }
        int schedules = lowDelay ? 1 : 1 + in.unsigned("schedules", MOST_SCHEDULES);
        for (int kind = (nal ? 1 : 0) + (vcl ? 1 : 0); kind > 0; kind--) {
            for (int i = 0; i < schedules; i++) {
                skipCodes(subPicture ? 4 : 2);
                in.skip(1);
            }
        }
    }

    private void skipCodes(int count) throws HeifException {
        for (int i = 0; i < count; i++) {
            in.unsigned();
        }
    }
}
