package io.shoebox.thumbnailer.picture;

import io.shoebox.model.image.Orientation;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/** Pictures as arrays of pixels. */
public final class Pixels {
    private Pixels() {}

    /** The picture in another type of {@link BufferedImage}; itself if it is of that type. */
    public static BufferedImage copy(BufferedImage picture, int type) {
        if (picture.getType() == type) {
            return picture;
        }
        var copy = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        Graphics2D graphics = copy.createGraphics();
        try {
            graphics.drawImage(picture, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return copy;
    }

    /**
     * The same samples, taken for sRGB. Java2D would convert other colour spaces pixel by pixel while it resizes, and takes
     * gray with alpha for linear light, which files never mean.
     */
    public static BufferedImage takenForSrgb(BufferedImage picture) {
        ColorModel model = picture.getColorModel();
        ColorSpace space = model.getColorSpace();
        if (!(model instanceof ComponentColorModel) || space.isCS_sRGB()) {
            return picture;
        }
        if (space.getType() == ColorSpace.TYPE_RGB) {
            var srgb = new ComponentColorModel(
                    ColorSpace.getInstance(ColorSpace.CS_sRGB),
                    model.hasAlpha(),
                    model.isAlphaPremultiplied(),
                    model.getTransparency(),
                    model.getTransferType());
            return new BufferedImage(srgb, picture.getRaster(), model.isAlphaPremultiplied(), null);
        }
        boolean known = picture.getType() != BufferedImage.TYPE_CUSTOM;
        return known || space.getType() != ColorSpace.TYPE_GRAY ? picture : grayAsRgb(picture);
    }

    private static BufferedImage grayAsRgb(BufferedImage picture) {
        Raster samples = picture.getRaster();
        int width = picture.getWidth();
        int shift = picture.getColorModel().getComponentSize(0) - 8;
        boolean alpha = samples.getNumBands() > 1;
        var rgb = new BufferedImage(
                width, picture.getHeight(), alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int[] out = data(rgb);
        int[] gray = new int[width];
        int[] opacity = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            samples.getSamples(0, y, width, 1, 0, gray);
            if (alpha) {
                samples.getSamples(0, y, width, 1, 1, opacity);
            }
            for (int x = 0; x < width; x++) {
                out[y * width + x] = (gray[x] >> shift) * 0x010101 | (opacity[x] >> shift) << 24;
            }
        }
        return rgb;
    }

    /** Whether any pixel lets the background through. */
    public static boolean isTransparent(BufferedImage picture) {
        if (picture.getColorModel().hasAlpha()) {
            for (int pixel : data(picture)) {
                if (pixel >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The picture turned upright; of type {@code INT_RGB} or {@code INT_ARGB}, as is the result. */
    public static BufferedImage turned(BufferedImage picture, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return picture;
        }
        int w = picture.getWidth();
        int h = picture.getHeight();
        boolean swaps = orientation.swapsSides();
        var upright = new BufferedImage(swaps ? h : w, swaps ? w : h, picture.getType());
        move(data(picture), data(upright), upright.getWidth(), Way.through(orientation, w, h, w));
        return upright;
    }

    private static void move(int[] from, int[] to, int width, Way way) {
        for (int y = 0; y < to.length / width; y++) {
            int source = way.start() + y * way.down();
            for (int x = 0; x < width; x++) {
                to[y * width + x] = from[source];
                source += way.right();
            }
        }
    }

    private static int[] data(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }
}
