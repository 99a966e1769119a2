package io.shoebox.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A photo's record.
 *
 * @param s3Key of the original in the photos bucket
 * @param filename as it was sent
 * @param contentType that the upload declared
 * @param bytes of the original
 * @param eTag S3's entity tag of the original, without quotes: the MD5 in hex, unless the bucket is encrypted by a KMS key
 * @param width pixels of the upright picture; empty if the file could not be read
 * @param height pixels of the upright picture; empty if the file could not be read
 * @param takenAt from EXIF
 * @param camera make and model, from EXIF
 * @param place from EXIF, only if the operator keeps it
 * @param placeholder a BlurHash; empty until the photo is READY
 * @param reason why it is REJECTED or FAILED
 * @param damage what could not be read of a picture whose rest was made into thumbnails
 * @param thumbnails by ascending size; none until the photo is READY
 * @param createdAt when S3 had the original
 * @param updatedAt when the record last changed
 */
public record Photo(
        String s3Key,
        String collectionId,
        String filename,
        String contentType,
        long bytes,
        Optional<String> eTag,
        OptionalInt width,
        OptionalInt height,
        Optional<Instant> takenAt,
        Optional<String> camera,
        Optional<Place> place,
        Optional<String> placeholder,
        Status status,
        Optional<String> reason,
        Optional<String> damage,
        List<Thumbnail> thumbnails,
        Instant createdAt,
        Instant updatedAt) {
    public Photo {
        thumbnails = List.copyOf(thumbnails);
    }

    /** Where a photo is on its way. */
    public enum Status {
        /** Verified; thumbnails are still to come. */
        REGISTERED,
        /** All thumbnails are in place. */
        READY,
        /** No thumbnails could be made; the reason says why. */
        FAILED,
        /** The upload broke a rule; the reason names it. */
        REJECTED
    }

    /**
     * A smaller picture, upright and free of metadata.
     *
     * @param key in the thumbnails bucket
     * @param width pixels
     * @param height pixels
     */
    public record Thumbnail(String key, int width, int height, String contentType, long bytes) {}

    /**
     * A place on the Earth.
     *
     * @param latitude degrees, north positive
     * @param longitude degrees, east positive
     */
    public record Place(double latitude, double longitude) {}

    /** Whether nothing more will become of it by itself. */
    public boolean isSettled() {
        return status != Status.REGISTERED;
    }
}
