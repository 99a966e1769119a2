package io.shoebox.jpeg.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageTypeSpecifier;

/** Applies what an {@link ImageReadParam} says of region, subsampling and destination to an image that was decoded whole. */
public final class RegionCopy {
    private RegionCopy() {}

    /** The image itself if the parameter asks for nothing else. */
    public static BufferedImage of(BufferedImage image, ImageReadParam param) throws IIOException {
        ImageTypeSpecifier type = param.getDestinationType();
        BufferedImage destination = param.getDestination();
        boolean plain = param.getSourceRegion() == null
                && destination == null
                && (type == null || type.getBufferedImageType() == image.getType())
                && param.getSourceXSubsampling() == 1
                && param.getSourceYSubsampling() == 1
                && param.getDestinationOffset().x == 0
                && param.getDestinationOffset().y == 0;
        if (plain) {
            return image;
        }
        if (param.getSourceBands() != null || param.getDestinationBands() != null) {
            throw new IIOException("bands cannot be chosen");
        }
        return copy(image, param);
    }

    private static BufferedImage copy(BufferedImage image, ImageReadParam param) {
        Rectangle whole = new Rectangle(image.getWidth(), image.getHeight());
        Rectangle region = param.getSourceRegion() == null ? whole : whole.intersection(param.getSourceRegion());
        int stepX = param.getSourceXSubsampling();
        int stepY = param.getSourceYSubsampling();
        int left = region.x + param.getSubsamplingXOffset();
        int top = region.y + param.getSubsamplingYOffset();
        int width = Math.ceilDiv(region.x + region.width - left, stepX);
        int height = Math.ceilDiv(region.y + region.height - top, stepY);
        BufferedImage destination = destination(image, param, width, height);
        int toX = param.getDestinationOffset().x;
        int toY = param.getDestinationOffset().y;
        for (int y = Math.max(0, -toY); y < Math.min(height, destination.getHeight() - toY); y++) {
            for (int x = Math.max(0, -toX); x < Math.min(width, destination.getWidth() - toX); x++) {
                destination.setRGB(toX + x, toY + y, image.getRGB(left + x * stepX, top + y * stepY));
            }
        }
        return destination;
    }

    private static BufferedImage destination(BufferedImage image, ImageReadParam param, int width, int height) {
        if (param.getDestination() != null) {
            return param.getDestination();
        }
        int fullWidth = Math.max(1, width + param.getDestinationOffset().x);
        int fullHeight = Math.max(1, height + param.getDestinationOffset().y);
        return param.getDestinationType() == null
                ? new BufferedImage(fullWidth, fullHeight, image.getType())
                : param.getDestinationType().createBufferedImage(fullWidth, fullHeight);
    }
}
