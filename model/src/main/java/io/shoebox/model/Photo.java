package io.shoebox.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of a photo.
 *
 * @param filename as the client sent it
 * @param contentType as the object declares it
 * @param bytes size of the object
 * @param eTag of the object, without quotes
 * @param picture what the file says of itself; null if it could not be read
 * @param placeholder a BlurHash; null until there are thumbnails
 * @param sequencer of the event that last changed the row
 * @param reason why the photo was rejected or failed
 * @param damage what is wrong with a file whose thumbnails could be made all the same
 * @param thumbnails by ascending edge; empty until the photo is ready
 * @param attempts how often making its thumbnails failed
 * @param createdAt when S3 had the object
 * @param requestId of the ticket; null if the object names none
 * @param replaces whether there was a row of its key before, be it a tombstone: until the photo is ready, thumbnails of
 *     other content may be there; without, there are none
 */
public record Photo(
        PhotoKey key,
        String filename,
        String contentType,
        long bytes,
        @Nullable String eTag,
        @Nullable Picture picture,
        @Nullable String placeholder,
        Sequencer sequencer,
        PhotoStatus status,
        @Nullable String reason,
        @Nullable String damage,
        List<Thumbnail> thumbnails,
        int attempts,
        Instant createdAt,
        Instant updatedAt,
        @Nullable RequestId requestId,
        boolean replaces) {
    public Photo {
        thumbnails = List.copyOf(thumbnails);
    }

    /** The first of its key. */
    public Photo(
            PhotoKey key,
            String filename,
            String contentType,
            long bytes,
            @Nullable String eTag,
            @Nullable Picture picture,
            @Nullable String placeholder,
            Sequencer sequencer,
            PhotoStatus status,
            @Nullable String reason,
            @Nullable String damage,
            List<Thumbnail> thumbnails,
            int attempts,
            Instant createdAt,
            Instant updatedAt,
            @Nullable RequestId requestId) {
        this(
                key,
                filename,
                contentType,
                bytes,
                eTag,
                picture,
                placeholder,
                sequencer,
                status,
                reason,
                damage,
                thumbnails,
                attempts,
                createdAt,
                updatedAt,
                requestId,
                false);
    }

    /** One of which no request is known. */
    public Photo(
            PhotoKey key,
            String filename,
            String contentType,
            long bytes,
            @Nullable String eTag,
            @Nullable Picture picture,
            @Nullable String placeholder,
            Sequencer sequencer,
            PhotoStatus status,
            @Nullable String reason,
            @Nullable String damage,
            List<Thumbnail> thumbnails,
            int attempts,
            Instant createdAt,
            Instant updatedAt) {
        this(
                key,
                filename,
                contentType,
                bytes,
                eTag,
                picture,
                placeholder,
                sequencer,
                status,
                reason,
                damage,
                thumbnails,
                attempts,
                createdAt,
                updatedAt,
                null);
    }

    /** The photo in the place of another row of its key. */
    public Photo replacing() {
        return with(status, reason, damage, thumbnails, placeholder, attempts, updatedAt, true);
    }

    /** The photo with all its thumbnails. */
    public Photo ready(List<Thumbnail> made, @Nullable String blurHash, @Nullable String found, Instant at) {
        return with(PhotoStatus.READY, null, found, made, blurHash, attempts, at, false);
    }

    /** The photo after one more attempt that failed and is to be repeated. */
    public Photo attempted(Instant at) {
        return with(status, reason, damage, thumbnails, placeholder, attempts + 1, at, replaces);
    }

    /** The photo after one more attempt that failed. */
    public Photo failed(String why, Instant at) {
        return with(PhotoStatus.FAILED, why, null, thumbnails, placeholder, attempts + 1, at, replaces);
    }

    private Photo with(
            PhotoStatus newStatus,
            @Nullable String newReason,
            @Nullable String newDamage,
            List<Thumbnail> newThumbnails,
            @Nullable String newPlaceholder,
            int newAttempts,
            Instant at,
            boolean newReplaces) {
        return new Photo(
                key,
                filename,
                contentType,
                bytes,
                eTag,
                picture,
                newPlaceholder,
                sequencer,
                newStatus,
                newReason,
                newDamage,
                newThumbnails,
                newAttempts,
                createdAt,
                at,
                requestId,
                newReplaces);
    }
}
