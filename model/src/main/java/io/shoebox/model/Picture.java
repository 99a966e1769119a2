package io.shoebox.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the file says of its picture.
 *
 * @param width of the upright picture, in pixels (EXIF orientation applied)
 * @param height of the upright picture, in pixels
 * @param takenAt from EXIF; taken as UTC where EXIF gives no offset
 * @param camera make and model from EXIF
 * @param place from EXIF, kept only where the operator chose so
 */
public record Picture(
        int width,
        int height,
        @Nullable Instant takenAt,
        @Nullable String camera,
        @Nullable Place place) {
    /** @throws IllegalArgumentException if a side is not positive */
    public Picture {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a picture has at least 1×1 pixels");
        }
    }

    /**
     * Where a picture was taken.
     *
     * @param latitude degrees, north positive
     * @param longitude degrees, east positive
     */
    public record Place(double latitude, double longitude) {}
}
