package io.shoebox.jpeg;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Converts an image, small by then, from its embedded ICC profile to sRGB. */
public final class SrgbConversion {
    private SrgbConversion() {}

    /**
     * The image in sRGB; the image itself if there is no profile, if it is sRGB already, if it is broken, or if it does not fit the
     * image (a CMYK profile, for instance: CMYK was turned into RGB without it).
     *
     * @param image TYPE_INT_RGB or TYPE_BYTE_GRAY, as {@link ScaledJpegReader} gives it
     * @param profile as {@link ScaledJpegReader#iccProfile} gives it
     */
    public static BufferedImage apply(BufferedImage image, byte @Nullable [] profile) {
        if (profile == null || isSrgb(profile)) {
            return image;
        }
        try {
            ICC_Profile parsed = ICC_Profile.getInstance(profile);
            int type = parsed.getColorSpaceType();
            boolean gray = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
            if (type != (gray ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB)) {
                return image;
            }
            return convert(image, new ICC_ColorSpace(parsed));
        } catch (IllegalArgumentException | CMMException broken) {
            return image;
        }
    }

    private static BufferedImage convert(BufferedImage image, ICC_ColorSpace from) {
        BufferedImage result = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        ColorSpace to = ColorSpace.getInstance(ColorSpace.CS_sRGB);
        ICC_Profile[] path = {from.getProfile(), ((ICC_ColorSpace) to).getProfile()};
        new ColorConvertOp(path, null).filter(image.getRaster(), result.getRaster());
        return result;
    }

    /** By the name that its description gives: parsing and comparing curves would take longer than the thumbnail. */
    static boolean isSrgb(byte[] profile) {
        int tags = Math.min(u32(profile, 128), 100);
        for (int i = 0; i < tags; i++) {
            int entry = 132 + 12 * i;
            if (u32(profile, entry) == 0x64657363) {
                return describesSrgb(profile, u32(profile, entry + 4));
            }
        }
        return false;
    }

    /** A 'desc' tag has ASCII text at 12, an 'mluc' tag UTF-16 at 28. */
    private static boolean describesSrgb(byte[] profile, int offset) {
        if (offset < 0 || offset > profile.length - 40) {
            return false;
        }
        return new String(profile, offset + 12, 4, StandardCharsets.ISO_8859_1).equals("sRGB")
                || new String(profile, offset + 28, 8, StandardCharsets.UTF_16BE).equals("sRGB");
    }

    private static int u32(byte[] bytes, int at) {
        if (at < 0 || at + 4 > bytes.length) {
            return 0;
        }
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }
}
