package io.shoebox.thumbnailer.codec;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import org.jspecify.annotations.Nullable;

/** What a reader has filled of its picture until it failed. */
final class PixelsSeen implements IIOReadUpdateListener {
    private @Nullable BufferedImage picture;
    private long pixels;
    private final BitSet rows = new BitSet();

    /** The picture, gray where it ends, if enough of it is there. */
    Optional<Decoded> enough() {
        if (picture == null) {
            return Optional.empty();
        }
        long percent = 100 * pixels / ((long) picture.getWidth() * picture.getHeight());
        return percent < Decoded.LEAST_PERCENT
                ? Optional.empty()
                : Optional.of(Decoded.partly(filled(picture), Math.min(percent, 99)));
    }

    /** Of interlaced rows, those that are missing repeat the one above. */
    private BufferedImage filled(BufferedImage read) {
        boolean alpha = read.getColorModel().hasAlpha();
        var filled = new BufferedImage(
                read.getWidth(), read.getHeight(), alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = filled.createGraphics();
        graphics.drawImage(read, 0, 0, null);
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, rows.length(), read.getWidth(), read.getHeight() - rows.length());
        for (int row = rows.nextClearBit(0); row > 0 && row < rows.length(); row = rows.nextClearBit(row + 1)) {
            graphics.copyArea(0, row - 1, read.getWidth(), 1, 0, 1);
        }
        graphics.dispose();
        return filled;
    }

    @Override
    public void passStarted(
            ImageReader source,
            BufferedImage image,
            int pass,
            int minPass,
            int maxPass,
            int minX,
            int minY,
            int periodX,
            int periodY,
            int[] bands) {
        picture = image;
    }

    @Override
    public void imageUpdate(
            ImageReader source,
            BufferedImage image,
            int minX,
            int minY,
            int width,
            int height,
            int periodX,
            int periodY,
            int[] bands) {
        pixels += (long) width * height;
        for (int i = 0; i < height; i++) {
            rows.set(minY + i * periodY);
        }
    }

    @Override
    public void passComplete(ImageReader source, BufferedImage image) {
        // Updates have told of its pixels.
    }

    @Override
    public void thumbnailPassStarted(
            ImageReader source,
            BufferedImage thumbnail,
            int pass,
            int minPass,
            int maxPass,
            int minX,
            int minY,
            int periodX,
            int periodY,
            int[] bands) {
        // Embedded thumbnails are not read.
    }

    @Override
    public void thumbnailUpdate(
            ImageReader source,
            BufferedImage thumbnail,
            int minX,
            int minY,
            int width,
            int height,
            int periodX,
            int periodY,
            int[] bands) {
        // Embedded thumbnails are not read.
    }

    @Override
    public void thumbnailPassComplete(ImageReader source, BufferedImage thumbnail) {
        // Embedded thumbnails are not read.
    }
}
