package io.shoebox.jpeg.file;

/** What the components mean. */
public enum ColorModel {
    GRAY,
    YCBCR,
    RGB,
    /** As Adobe stores it: inverted, 255 is no ink. */
    CMYK,
    /** CMYK whose inks C, M and Y went through the YCbCr transform. */
    YCCK;

    /** The rules of JFIF and of Adobe's technical note 5116; what is left open is decided as libjpeg does. */
    static ColorModel of(Frame frame, boolean jfif, int adobeTransform) {
        return switch (frame.components().size()) {
            case 1 -> GRAY;
            case 3 -> threeComponents(frame, jfif, adobeTransform);
            default -> adobeTransform == HeaderParser.NO_ADOBE || adobeTransform == 0 ? CMYK : YCCK;
        };
    }

    private static ColorModel threeComponents(Frame frame, boolean jfif, int adobeTransform) {
        if (jfif) {
            return YCBCR;
        }
        if (adobeTransform != HeaderParser.NO_ADOBE) {
            return adobeTransform == 0 ? RGB : YCBCR;
        }
        int[] ids = frame.components().stream().mapToInt(FrameComponent::id).toArray();
        return ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B' ? RGB : YCBCR;
    }
}
