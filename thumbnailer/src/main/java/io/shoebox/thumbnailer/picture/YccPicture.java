package io.shoebox.thumbnailer.picture;

import io.shoebox.jpeg.Plane;
import io.shoebox.jpeg.YccPlanes;
import io.shoebox.model.image.Orientation;
import java.awt.image.BufferedImage;

/** A picture in luma and chroma, from file to file without a conversion of colours; chroma has half the width and height. */
public final class YccPicture {
    private final YccPlanes planes;

    private YccPicture(YccPlanes planes) {
        this.planes = planes;
    }

    /** What was decoded, in this size; chroma that has more than it needs is made smaller alone. */
    public static YccPicture of(YccPlanes decoded, Size size) {
        return new YccPicture(resized(decoded, size.width(), size.height()));
    }

    public Size size() {
        return new Size(planes.y().width(), planes.y().height());
    }

    public YccPlanes planes() {
        return planes;
    }

    /** The picture in a smaller size. */
    public YccPicture in(Size size) {
        return size.equals(size()) ? this : of(planes, size);
    }

    private static YccPlanes resized(YccPlanes from, int width, int height) {
        Plane y = from.y();
        double across = (double) y.width() / width;
        double down = (double) y.height() / height;
        // By the ratio of luma: with odd sides that of chroma's own sizes is another, and colours would wander.
        double chromaAcross = from.halfWidth() ? across : 2 * across;
        double chromaDown = from.halfHeight() ? down : 2 * down;
        int chromaWidth = Math.ceilDiv(width, 2);
        int chromaHeight = Math.ceilDiv(height, 2);
        return new YccPlanes(
                PlaneResizer.resize(y, width, height, across, down),
                PlaneResizer.resize(from.cb(), chromaWidth, chromaHeight, chromaAcross, chromaDown),
                PlaneResizer.resize(from.cr(), chromaWidth, chromaHeight, chromaAcross, chromaDown),
                true,
                true);
    }

    /** Whether a picture of this size can be turned: chroma covers as much as luma only of even sides. */
    public static boolean turns(Size size, Orientation orientation) {
        return orientation == Orientation.UPRIGHT || (size.width() % 2 == 0 && size.height() % 2 == 0);
    }

    /** The picture turned upright. */
    public YccPicture turned(Orientation orientation) {
        return orientation == Orientation.UPRIGHT
                ? this
                : new YccPicture(new YccPlanes(
                        turned(planes.y(), orientation),
                        turned(planes.cb(), orientation),
                        turned(planes.cr(), orientation),
                        true,
                        true));
    }

    private static Plane turned(Plane plane, Orientation orientation) {
        boolean swaps = orientation.swapsSides();
        Plane upright = Plane.of(swaps ? plane.height() : plane.width(), swaps ? plane.width() : plane.height());
        Way way = Way.through(orientation, plane.width(), plane.height(), plane.stride());
        for (int y = 0; y < upright.height(); y++) {
            int from = way.start() + y * way.down();
            for (int x = 0; x < upright.width(); x++) {
                upright.samples()[y * upright.width() + x] = plane.samples()[from];
                from += way.right();
            }
        }
        return upright;
    }

    /** The picture as pixels, chroma repeated: for what looks at no details. */
    public BufferedImage rgb() {
        Size size = size();
        var rgb = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                int y = sample(planes.y(), column, row) + 128;
                int cb = sample(planes.cb(), column / 2, row / 2);
                int cr = sample(planes.cr(), column / 2, row / 2);
                int red = level(y + 1.402 * cr);
                int green = level(y - 0.344136 * cb - 0.714136 * cr);
                int blue = level(y + 1.772 * cb);
                rgb.setRGB(column, row, red << 16 | green << 8 | blue);
            }
        }
        return rgb;
    }

    private static int sample(Plane plane, int column, int row) {
        return plane.samples()[row * plane.stride() + column];
    }

    private static int level(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
