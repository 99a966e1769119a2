package io.shoebox.thumbnailer;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.Change;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.queue.EventHandler;
import io.shoebox.queue.LogFields;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.StageTimes;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.thumbnailer.limits.MemoryBudget;
import io.shoebox.thumbnailer.making.Making;
import io.shoebox.thumbnailer.making.ThumbnailMaker;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the thumbnails of a photo in line with its row. The row is what counts, not the request: if it changes while
 * this works, the work is done again for what it says then. Whatever is put or removed is checked against the row
 * afterwards, so that a crash at any point leaves either a row that is not ready or a message that comes again. Faults
 * of S3 and DynamoDB leave as exceptions, which keep the message on its queue.
 */
final class ThumbnailHandler implements EventHandler<ThumbnailRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailHandler.class);
    private static final int MOST_ROUNDS = 5;

    private final Catalog catalog;
    private final ThumbnailStore store;
    private final ThumbnailMaker maker;
    private final MemoryBudget downloads;
    private final PipelineMetrics metrics;
    private final Clock clock;

    ThumbnailHandler(
            Catalog catalog,
            ThumbnailStore store,
            ThumbnailMaker maker,
            MemoryBudget downloads,
            PipelineMetrics metrics,
            Clock clock) {
        this.catalog = catalog;
        this.store = store;
        this.maker = maker;
        this.downloads = downloads;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public Outcome handle(ThumbnailRequest request) {
        LogFields.key(request.key().toString());
        LogFields.request(request.requestId());
        // Work that was overtaken has left thumbnails of other content, even where the row is ready by now.
        boolean overtaken = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Photo row = catalog.find(request.key()).orElse(null);
            if (row == null) {
                // Its tombstone may have ended before this request of it was handled.
                store.remove(request.key());
                if (catalog.find(request.key()).isEmpty()) {
                    return new Outcome.Ignored("there is no such photo");
                }
                overtaken = true;
                continue;
            }
            Optional<Outcome> outcome = switch (row.status()) {
                case DELETED, REJECTED -> remove(row);
                case READY ->
                    overtaken || request.again() || isNewer(row, request)
                            ? make(row)
                            : Optional.of(new Outcome.Ignored("a duplicate"));
                case REGISTERED, FAILED -> make(row);
            };
            if (outcome.isPresent()) {
                return outcome.get();
            }
            overtaken = true;
        }
        String reason = "the photo changed " + MOST_ROUNDS + " times while it was worked on";
        return new Outcome.Retry(reason, new IllegalStateException(reason));
    }

    /** Such a request may be one whose worker crashed after the newer row was ready, and left old thumbnails. */
    private static boolean isNewer(Photo row, ThumbnailRequest request) {
        return row.sequencer().compareTo(request.sequencer()) > 0;
    }

    /** Empty if the row has changed meanwhile: then thumbnails that belong there may be gone. */
    private Optional<Outcome> remove(Photo row) {
        return removed(row, row.status()) ? Optional.of(new Outcome.Done()) : Optional.empty();
    }

    /** Removes all thumbnails; whether the row is of this status, as it was before. */
    private boolean removed(Photo row, PhotoStatus status) {
        store.remove(row.key());
        return catalog.find(row.key())
                .map(now -> now.sequencer().equals(row.sequencer()) && now.status() == status)
                .orElse(true);
    }

    /** Empty if the row has changed meanwhile. */
    private Optional<Outcome> make(Photo row) {
        return downloads.with(row.bytes(), () -> switch (store.photo(row.key(), row.eTag())) {
            case ThumbnailStore.Content.Bytes(byte[] photo) -> make(row, photo);
            case ThumbnailStore.Content.Refused(String reason) -> unmakable(row, reason, false);
            case ThumbnailStore.Content.Unreadable(String reason) -> failed(row, reason);
            case ThumbnailStore.Content.Gone() ->
                Optional.of(new Outcome.Ignored("the object is gone; its delete event follows"));
            case ThumbnailStore.Content.Replaced() ->
                changed(row)
                        ? Optional.empty()
                        : Optional.of(new Outcome.Ignored("the object was replaced; its own event follows"));
        });
    }

    private boolean changed(Photo row) {
        return !catalog.find(row.key())
                .map(now -> now.sequencer().equals(row.sequencer()) && now.status() == row.status())
                .orElse(false);
    }

    /** Whoever failed before is tried alone: then nothing but the photo is to blame. */
    private Optional<Outcome> make(Photo row, byte[] photo) {
        Making making = row.attempts() == 0 ? maker.make(photo) : maker.makeAlone(photo);
        return switch (making) {
            case Making.Made made -> row.status() == PhotoStatus.READY ? remade(row, made) : ready(row, made);
            case Making.Unmakable(String reason, boolean byLuck) -> unmakable(row, reason, byLuck);
        };
    }

    private Optional<Outcome> unmakable(Photo row, String reason, boolean byLuck) {
        if (row.status() == PhotoStatus.READY) {
            return kept(row, reason);
        }
        return byLuck && row.attempts() == 0 && row.status() == PhotoStatus.REGISTERED
                ? again(row, reason)
                : failed(row, reason);
    }

    /** Counts the try in the row, so that the next one, by whomever, is alone and the last. */
    private Optional<Outcome> again(Photo row, String reason) {
        return switch (catalog.attempted(row.key(), row.sequencer(), clock.instant())) {
            case STALE -> Optional.empty();
            case APPLIED, DUPLICATE ->
                Optional.of(new Outcome.Retry(
                        reason + "; it is tried once more, alone", new IllegalStateException(reason)));
        };
    }

    /** Old thumbnails go when the row names the new ones: at no moment does it name one that is missing. */
    private Optional<Outcome> remade(Photo row, Making.Made made) {
        var thumbnails = store.putBeside(row.key(), made.thumbnails());
        Change change = catalog.remade(
                row.key(), row.sequencer(), thumbnails, made.placeholder(), made.damage(), clock.instant());
        if (change == Change.STALE) {
            return Optional.empty();
        }
        store.removeOthers(row.key(), thumbnails);
        return Optional.of(new Outcome.Done());
    }

    /** What could be made once and cannot now, such as after a limit was lowered, keeps what it has. */
    private static Optional<Outcome> kept(Photo row, String reason) {
        LOG.info("photo {} keeps its thumbnails, new ones cannot be made: {}", row.key(), reason);
        return Optional.of(new Outcome.Ignored(reason));
    }

    private Optional<Outcome> ready(Photo row, Making.Made made) {
        PhotoKey key = row.key();
        var thumbnails = row.replaces() ? store.put(key, made.thumbnails()) : store.putBeside(key, made.thumbnails());
        Instant now = clock.instant();
        Change change = catalog.ready(key, row.sequencer(), thumbnails, made.placeholder(), made.damage(), now);
        if (change == Change.APPLIED) {
            metrics.ready(key, StageTimes.ready(row.createdAt(), now));
        }
        return change == Change.STALE ? Optional.empty() : Optional.of(new Outcome.Done());
    }

    /** A photo that failed before for the same reason stays as it is. What was made of content before goes. */
    private Optional<Outcome> failed(Photo row, String reason) {
        if (!reason.equals(row.reason())) {
            Change change = catalog.failed(row.key(), row.sequencer(), reason, clock.instant());
            if (change == Change.STALE) {
                return Optional.empty();
            }
            metrics.failed(row.key(), reason);
            LOG.info("photo {} failed: {}", row.key(), reason);
        }
        return removed(row, PhotoStatus.FAILED) ? Optional.of(new Outcome.Rejected(reason)) : Optional.empty();
    }
}
