package io.shoebox.thumbnailer.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/**
 * The size of a picture.
 *
 * @param width pixels
 * @param height pixels
 */
public record Size(int width, int height) {
    private static final LanczosResizer RESIZER = new LanczosResizer();

    /** The size with this longest edge; the same size if that would enlarge it. No side gets shorter than a pixel. */
    public Size within(int edge) {
        int longest = Math.max(width, height);
        return longest <= edge ? this : new Size(scaled(width, edge, longest), scaled(height, edge, longest));
    }

    private static int scaled(int side, int edge, int longest) {
        return Math.max(1, Math.toIntExact(Math.round((double) side * edge / longest)));
    }

    /** The picture in this size, as {@code INT_ARGB} if it has alpha, else {@code INT_RGB}. */
    public BufferedImage of(BufferedImage picture) throws IOException {
        int type = picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (picture.getWidth() == width && picture.getHeight() == height) {
            return Pixels.copy(picture, type);
        }
        return Thumbnails.of(picture)
                .forceSize(width, height)
                .resizer(RESIZER)
                .imageType(type)
                .asBufferedImage();
    }
}
