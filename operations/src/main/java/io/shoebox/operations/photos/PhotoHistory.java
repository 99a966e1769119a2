package io.shoebox.operations.photos;

import io.shoebox.model.Photo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a photo.
 *
 * @param photo its record, a tombstone included
 * @param steps in order of time
 * @param thumbnails what is in the thumbnails bucket
 * @param original what is in the photos bucket
 */
public record PhotoHistory(
        @Nullable Photo photo,
        List<Step> steps,
        List<StoredObject> thumbnails,
        @Nullable StoredObject original) {
    public PhotoHistory {
        steps = List.copyOf(steps);
        thumbnails = List.copyOf(thumbnails);
    }

    /**
     * Something that happened.
     *
     * @param sincePrevious seconds; null for the first
     */
    public record Step(
            String what,
            Instant at,
            @Nullable String detail,
            @Nullable Double sincePrevious) {}
}
