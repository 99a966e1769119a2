package io.shoebox.operations.reconcile;

import io.shoebox.model.Photo;
import io.shoebox.model.PhotoStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what is wrong with a photo, if anything is; a pure function. What changed lately is not judged: its event may be on
 * its way.
 *
 * @param settled what is younger than this is left alone
 */
record Judge(Instant settled) {
    Optional<FindingKind> judge(Case photo) {
        Photo row = photo.row();
        if (row == null) {
            return photo.object() == null ? orphans(photo) : unknown(photo.object());
        }
        if (row.updatedAt().isAfter(settled)) {
            return Optional.empty();
        }
        return switch (row.status()) {
            case DELETED -> photo.object() == null ? orphans(photo) : revived(photo.object(), row);
            case REJECTED -> orphans(photo);
            case REGISTERED, READY, FAILED -> accepted(photo, row);
        };
    }

    private Optional<FindingKind> unknown(Stored object) {
        return found(isSettled(object), FindingKind.OBJECT_WITHOUT_ROW);
    }

    /**
     * A key that was put again after its delete was on record. An older object may be what is left of a delete that was cut
     * short, and must not revive the photo.
     */
    private Optional<FindingKind> revived(Stored object, Photo tombstone) {
        return found(
                isSettled(object) && object.modified().isAfter(tombstone.updatedAt()), FindingKind.OBJECT_WITHOUT_ROW);
    }

    private Optional<FindingKind> orphans(Case photo) {
        return found(
                !photo.thumbnails().isEmpty() && photo.thumbnails().stream().allMatch(this::isSettled),
                FindingKind.THUMBNAIL_WITHOUT_PHOTO);
    }

    private Optional<FindingKind> accepted(Case photo, Photo row) {
        Stored object = photo.object();
        if (object == null) {
            return Optional.of(FindingKind.ROW_WITHOUT_OBJECT);
        }
        if (row.eTag() != null && object.eTag() != null && !row.eTag().equals(object.eTag())) {
            return found(isSettled(object), FindingKind.OTHER_CONTENT);
        }
        if (row.status() == PhotoStatus.REGISTERED) {
            return Optional.of(FindingKind.REGISTERED_TOO_LONG);
        }
        return found(
                row.status() == PhotoStatus.READY && !missing(photo, row).isEmpty(), FindingKind.THUMBNAIL_MISSING);
    }

    /** The thumbnails that the row names and the bucket does not have. */
    static List<String> missing(Case photo, Photo row) {
        Set<String> there = photo.thumbnails().stream().map(Stored::key).collect(Collectors.toSet());
        return row.thumbnails().stream()
                .map(thumbnail -> thumbnail.key().toString())
                .filter(key -> !there.contains(key))
                .toList();
    }

    private boolean isSettled(Stored object) {
        // What has no entity tag was never finished.
        return object.eTag() != null && !object.modified().isAfter(settled);
    }

    private static Optional<FindingKind> found(boolean is, FindingKind kind) {
        return is ? Optional.of(kind) : Optional.empty();
    }
}
