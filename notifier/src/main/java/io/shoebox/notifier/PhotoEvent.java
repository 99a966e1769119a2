package io.shoebox.notifier;

import io.shoebox.catalog.RowImage;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a photo and that others want to know.
 *
 * @param id the same however often the event is told
 * @param photo as it is now; of a deleted photo, as it was, with the status {@code DELETED}
 */
public record PhotoEvent(String id, Instant at, Photo photo) {
    /**
     * What a change of a row means to others; empty if it is nothing to them: a row that is none of a photo, one that only
     * counts another attempt, a tombstone of a photo that nobody was told of, and a tombstone's end.
     */
    static Optional<PhotoEvent> of(RowChange change) {
        Photo after = RowImage.photo(change.after()).orElse(null);
        if (after == null) {
            return Optional.empty();
        }
        Photo before = RowImage.photo(change.before()).orElse(null);
        if (after.status() == PhotoStatus.DELETED) {
            return before == null || before.status() == PhotoStatus.DELETED
                    ? Optional.empty()
                    : Optional.of(new PhotoEvent(change.id(), change.at(), deleted(before, after)));
        }
        return before != null && sameToOthers(before, after)
                ? Optional.empty()
                : Optional.of(new PhotoEvent(change.id(), change.at(), after));
    }

    private static boolean sameToOthers(Photo before, Photo after) {
        return before.status() == after.status()
                && before.sequencer().equals(after.sequencer())
                && before.thumbnails().equals(after.thumbnails())
                && Objects.equals(before.placeholder(), after.placeholder())
                && Objects.equals(before.reason(), after.reason())
                && Objects.equals(before.damage(), after.damage());
    }

    /** A tombstone forgets the photo's details; clients still want to know which one it was. */
    private static Photo deleted(Photo before, Photo tombstone) {
        return new Photo(
                before.key(),
                before.filename(),
                before.contentType(),
                before.bytes(),
                before.eTag(),
                before.picture(),
                before.placeholder(),
                tombstone.sequencer(),
                PhotoStatus.DELETED,
                null,
                before.damage(),
                before.thumbnails(),
                before.attempts(),
                before.createdAt(),
                tombstone.updatedAt(),
                before.requestId());
    }

    /** The name of the event for backends. */
    public String name() {
        return switch (photo.status()) {
            case REGISTERED -> "PhotoRegistered";
            case READY -> "PhotoReady";
            case FAILED -> "PhotoFailed";
            case REJECTED -> "PhotoRejected";
            case DELETED -> "PhotoDeleted";
        };
    }
}
