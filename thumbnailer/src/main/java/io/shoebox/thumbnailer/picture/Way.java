package io.shoebox.thumbnailer.picture;

import io.shoebox.model.image.Orientation;

/**
 * How the pixels of an upright picture are found in the stored one.
 *
 * @param start where the first one is
 * @param right how far the next one to the right is from it
 * @param down how far the next one below is
 */
record Way(int start, int right, int down) {
    /**
     * The way through a stored picture.
     *
     * @param stride from a pixel to the one below it
     */
    static Way through(Orientation orientation, int width, int height, int stride) {
        int last = width - 1;
        int bottom = (height - 1) * stride;
        return switch (orientation) {
            case UPRIGHT -> new Way(0, 1, stride);
            case MIRRORED -> new Way(last, -1, stride);
            case UPSIDE_DOWN -> new Way(bottom + last, -1, -stride);
            case UPSIDE_DOWN_MIRRORED -> new Way(bottom, 1, -stride);
            case TRANSPOSED -> new Way(0, stride, 1);
            case TURN_RIGHT -> new Way(bottom, -stride, 1);
            case TRANSVERSED -> new Way(bottom + last, -stride, -1);
            case TURN_LEFT -> new Way(last, stride, -1);
        };
    }
}
