package io.shoebox.thumbnailer.picture;

import io.shoebox.model.ImageType;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.model.image.Span;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The ICC profile of a file whose colours are RGB or gray, but not those of sRGB. */
public final class ColourProfile {
    /** Two steps of 255: what rounding of profiles' tables comes to. */
    private static final float TOLERANCE = 2 / 255f;

    private static final float[][] PROBES = {
        {0.5f, 0.5f, 0.5f}, {0.8f, 0.2f, 0.2f}, {0.2f, 0.8f, 0.2f}, {0.2f, 0.2f, 0.8f}
    };

    private static final float[][] GRAY_PROBES = {{0.2f}, {0.5f}, {0.8f}};

    /** Photos have few different profiles, and looking at one takes as long as encoding a thumbnail. */
    private static final SeenProfiles SEEN = new SeenProfiles();

    private static final int[] COLOURS = {0, 1, 2};
    private static final int OPACITY = 0xFF << 24;

    private static final int PNG_COLOUR_TYPE = 25;
    private static final int PNG_HAS_COLOUR = 2;

    private final ICC_Profile profile;

    private ColourProfile(ICC_Profile profile) {
        this.profile = profile;
    }

    /**
     * Empty if the colours are those of sRGB, or CMYK, if the profile is broken or if it is of gray and the file is not:
     * viewers then take the colours for sRGB.
     */
    public static Optional<ColourProfile> of(byte[] bytes, ImageHeader header) {
        try {
            byte[] data = data(bytes, header);
            if (data.length == 0) {
                return Optional.empty();
            }
            return SEEN.of(data, ColourProfile::of).filter(it -> !it.isOfGray() || isGray(bytes, header));
        } catch (DataFormatException | IllegalArgumentException | CMMException e) {
            return Optional.empty();
        }
    }

    private static Optional<ColourProfile> of(byte[] data) {
        Optional<byte[]> tags = ProfileTags.of(data);
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        ICC_Profile profile = ICC_Profile.getInstance(tags.get());
        float[][] probes = profile.getColorSpaceType() == ColorSpace.TYPE_GRAY ? GRAY_PROBES : PROBES;
        return isSrgb(profile, probes) ? Optional.empty() : Optional.of(new ColourProfile(profile));
    }

    private boolean isOfGray() {
        return profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
    }

    /** A JPEG says so by its components, a PNG by its colour type (11.2.1); other types have no gray of their own. */
    private static boolean isGray(byte[] bytes, ImageHeader header) {
        return switch (header.type()) {
            case JPEG -> header.components() == 1;
            case PNG -> bytes.length > PNG_COLOUR_TYPE && (bytes[PNG_COLOUR_TYPE] & PNG_HAS_COLOUR) == 0;
            case GIF, WEBP, HEIC, AVIF -> false;
        };
    }

    /**
     * The picture in sRGB.
     *
     * @param picture of type {@code INT_RGB} or {@code INT_ARGB}; small, for this takes some 50 ns a pixel
     */
    public BufferedImage toSrgb(BufferedImage picture) {
        return isOfGray() ? grayToSrgb(picture) : coloursToSrgb(picture);
    }

    /** Each of the 256 levels is converted once. */
    private BufferedImage grayToSrgb(BufferedImage picture) {
        var space = new ICC_ColorSpace(profile);
        int[] levels = new int[256];
        for (int level = 0; level < levels.length; level++) {
            // Gray is as much red as green; the last digit of the conversion is not.
            levels[level] = Math.round(255 * space.toRGB(new float[] {level / 255f})[1]) * 0x010101;
        }
        var srgb = new BufferedImage(picture.getWidth(), picture.getHeight(), picture.getType());
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                row[x] = (row[x] & OPACITY) | levels[row[x] >> 8 & 0xFF];
            }
            srgb.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return srgb;
    }

    private BufferedImage coloursToSrgb(BufferedImage picture) {
        boolean alpha = picture.getColorModel().hasAlpha();
        BufferedImage bytes =
                Pixels.copy(picture, alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster colours =
                bytes.getRaster().createWritableChild(0, 0, bytes.getWidth(), bytes.getHeight(), 0, 0, COLOURS);
        ICC_Profile[] way = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        new ColorConvertOp(way, null).filter(colours, colours);
        return Pixels.copy(bytes, picture.getType());
    }

    private static byte[] data(byte[] bytes, ImageHeader header) throws DataFormatException {
        if (header.icc().stream().mapToLong(Span::length).sum() > ProfileTags.MOST_BYTES) {
            return new byte[0];
        }
        var parts = new ByteArrayOutputStream();
        for (Span span : header.icc()) {
            parts.write(bytes, span.offset(), span.length());
        }
        byte[] data = parts.toByteArray();
        return header.type() == ImageType.PNG ? inflated(data) : data;
    }

    /** A PNG has the profile's name, a zero, the method, and deflated data (PNG, third edition, section 11.3.2.3). */
    private static byte[] inflated(byte[] chunk) throws DataFormatException {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        if (name + 2 >= chunk.length) {
            return new byte[0];
        }
        try (var inflater = new Inflater()) {
            inflater.setInput(chunk, name + 2, chunk.length - name - 2);
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 || out.size() > ProfileTags.MOST_BYTES) {
                    throw new DataFormatException("no end");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        }
    }

    /**
     * By what it does to some colours: nearly all profiles in photos are sRGB by many names, and there are others, such as
     * "linear sRGB", that have the name and are not.
     */
    private static boolean isSrgb(ICC_Profile profile, float[][] probes) {
        var space = new ICC_ColorSpace(profile);
        for (float[] colour : probes) {
            float[] srgb = space.toRGB(colour);
            for (int i = 0; i < srgb.length; i++) {
                if (Math.abs(srgb[i] - colour[i % colour.length]) > TOLERANCE) {
                    return false;
                }
            }
        }
        return true;
    }
}
