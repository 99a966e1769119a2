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
     * @param latitude degrees from -90 to 90, north positive
     * @param longitude degrees from -180 to 180, east positive
     */
    public record Place(double latitude, double longitude) {
        /** @throws IllegalArgumentException if it is no place on Earth: EXIF may say anything, tables take no NaN */
        public Place {
            if (!isValid(latitude, longitude)) {
                throw new IllegalArgumentException("no place on Earth: " + latitude + ", " + longitude);
            }
        }

        /** Whether both are within bounds, and numbers at all. */
        public static boolean isValid(double latitude, double longitude) {
            return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        }
    }
}
