package io.shoebox.operations.reconcile;

import io.shoebox.catalog.Catalog;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.UploadEvent;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at row and object once more, consistently, and finds what mends them. An event that is sent again has a sequencer
 * that is not later than the lost one's: should that one come after all, or be followed by another, the later one wins.
 */
final class Mender {
    private final Catalog catalog;
    private final Buckets buckets;
    private final String photosBucket;
    private final Outbox outbox;
    private final Spending spending;
    private final Clock clock;

    Mender(Catalog catalog, Buckets buckets, String photosBucket, Outbox outbox, Spending spending, Clock clock) {
        this.catalog = catalog;
        this.buckets = buckets;
        this.photosBucket = photosBucket;
        this.outbox = outbox;
        this.spending = spending;
        this.clock = clock;
    }

    /** Empty if it is not so any more. */
    Optional<Remedy> remedy(Case photo, FindingKind kind) {
        PhotoKey key = photo.key();
        Photo row = find(key).orElse(null);
        if (!isSame(photo.row(), row)) {
            return Optional.empty();
        }
        return switch (kind) {
            case OBJECT_WITHOUT_ROW ->
                buckets.photo(key)
                        .map(object -> announce(
                                object,
                                row == null ? Sequencer.NONE : row.sequencer().next()));
            case ROW_WITHOUT_OBJECT -> row == null || buckets.photo(key).isPresent() ? Optional.empty() : gone(row);
            case OTHER_CONTENT ->
                buckets.photo(key)
                        .filter(object -> row != null && !Objects.equals(object.eTag(), row.eTag()))
                        .map(object -> announce(
                                object, Objects.requireNonNull(row).sequencer().next()));
            case REGISTERED_TOO_LONG -> row == null ? Optional.empty() : Optional.of(announceAgain(row));
            case THUMBNAIL_MISSING -> row == null || !lacks(photo, row) ? Optional.empty() : Optional.of(ask(row));
            case THUMBNAIL_WITHOUT_PHOTO -> orphans(photo, row);
            case COUNT_DRIFTED -> throw new IllegalArgumentException("a count is not of one photo");
        };
    }

    /** Thumbnails anew, whether any is missing or not; empty if the photo is not ready any more. */
    Optional<Remedy> again(Case photo) {
        return find(photo.key())
                .filter(row -> row.status() == PhotoStatus.READY)
                .map(Mender::ask);
    }

    /** Does it, or puts it on the way. */
    void apply(Remedy remedy) {
        switch (remedy) {
            case Remedy.Announce(UploadEvent event) -> outbox.send(event);
            case Remedy.Ask(ThumbnailRequest request) -> outbox.send(request);
            case Remedy.Remove(PhotoKey photo, List<String> thumbnails) -> remove(photo, thumbnails);
        }
    }

    /** The photo may have been put again meanwhile, and these thumbnails may have been its own. */
    private void remove(PhotoKey photo, List<String> thumbnails) {
        buckets.removeThumbnails(thumbnails);
        find(photo).filter(row -> row.status() == PhotoStatus.READY).ifPresent(row -> outbox.send(request(row)));
    }

    private Optional<Photo> find(PhotoKey key) {
        spending.read(1);
        return catalog.find(key);
    }

    private static boolean isSame(@Nullable Photo seen, @Nullable Photo now) {
        if (seen == null || now == null) {
            return seen == null && now == null;
        }
        return seen.sequencer().equals(now.sequencer()) && seen.status() == now.status();
    }

    /** A row that does not exist is older than every event; one that does has seen no later event than its own. */
    private Remedy announce(Stored object, Sequencer sequencer) {
        return new Remedy.Announce(new UploadEvent.Created(
                photosBucket, object.key(), sequencer, object.modified(), object.bytes(), object.eTag()));
    }

    /** The same event again: ingest then only asks for the thumbnails. */
    private Remedy announceAgain(Photo row) {
        return new Remedy.Announce(new UploadEvent.Created(
                photosBucket, row.key().toString(), row.sequencer(), row.createdAt(), row.bytes(), row.eTag()));
    }

    /** Of two events with one sequencer the delete is later. */
    private Optional<Remedy> gone(Photo row) {
        return Optional.of(new Remedy.Announce(
                new UploadEvent.Removed(photosBucket, row.key().toString(), row.sequencer(), clock.instant())));
    }

    private boolean lacks(Case photo, Photo row) {
        List<String> missing = Judge.missing(photo, row);
        return !missing.isEmpty() && !buckets.hasThumbnail(missing.getFirst());
    }

    private static Remedy ask(Photo row) {
        return new Remedy.Ask(request(row));
    }

    private static ThumbnailRequest request(Photo row) {
        return new ThumbnailRequest(row.key(), row.sequencer(), row.createdAt(), true);
    }

    /** Where there is an object without a row, its event is what is missing, and the thumbnails may be its own. */
    private Optional<Remedy> orphans(Case photo, @Nullable Photo row) {
        boolean rejected = row != null && row.status() == PhotoStatus.REJECTED;
        return rejected || buckets.photo(photo.key()).isEmpty()
                ? Optional.of(new Remedy.Remove(
                        photo.key(),
                        photo.thumbnails().stream().map(Stored::key).toList()))
                : Optional.empty();
    }
}
