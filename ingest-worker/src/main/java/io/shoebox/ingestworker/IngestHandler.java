package io.shoebox.ingestworker;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.Change;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.RequestId;
import io.shoebox.queue.LogFields;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.StageTimes;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.UploadEvent;
import io.shoebox.queue.UploadHandler;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the row of a photo in line with an upload event. The row is written first and the thumbnailer asked then: after
 * a crash in between, the event comes again and only asks. Faults of S3, DynamoDB and SQS leave as exceptions, which
 * keep the message on its queue.
 */
final class IngestHandler implements UploadHandler {
    private static final Logger LOG = LoggerFactory.getLogger(IngestHandler.class);
    private static final Outcome DUPLICATE = new Outcome.Ignored("a duplicate");
    private static final Outcome STALE = new Outcome.Ignored("older than the row");

    private final String bucket;
    private final ObjectInspector inspector;
    private final Catalog catalog;
    private final Registrations registrations;
    private final RejectedObjects rejectedObjects;
    private final Consumer<ThumbnailRequest> thumbnails;
    private final PipelineMetrics metrics;
    private final Clock clock;

    IngestHandler(
            String bucket,
            ObjectInspector inspector,
            Catalog catalog,
            Registrations registrations,
            RejectedObjects rejectedObjects,
            Consumer<ThumbnailRequest> thumbnails,
            PipelineMetrics metrics,
            Clock clock) {
        this.bucket = bucket;
        this.inspector = inspector;
        this.catalog = catalog;
        this.registrations = registrations;
        this.rejectedObjects = rejectedObjects;
        this.thumbnails = thumbnails;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void begin(int messages) {
        registrations.begin(messages);
    }

    @Override
    public void end() {
        registrations.end();
    }

    @Override
    public Outcome handle(UploadEvent event) {
        if (!event.bucket().equals(bucket)) {
            return new Outcome.Ignored("not of the photos bucket");
        }
        LogFields.key(event.key());
        return switch (PhotoKey.parse(event.key())) {
            case ParsedKey.Malformed(String reason) -> {
                LOG.warn("the object {} has a malformed key: {}", printable(event.key()), reason);
                metrics.rejected(event.key());
                yield new Outcome.Rejected("the key is " + reason);
            }
            case ParsedKey.Valid(PhotoKey key) ->
                switch (event) {
                    case UploadEvent.Created created -> created(key, created);
                    case UploadEvent.Removed removed -> removed(key, removed);
                };
        };
    }

    /** A key is at most 1,024 bytes, but of any characters. */
    private static String printable(String key) {
        return key.replaceAll("\\p{C}", "?");
    }

    private Outcome created(PhotoKey key, UploadEvent.Created event) {
        Photo row = catalog.find(key).orElse(null);
        int age = row == null ? -1 : row.sequencer().compareTo(event.sequencer());
        if (row == null || age < 0) {
            return ingest(key, event);
        }
        LogFields.request(row.requestId());
        if (age > 0 || row.status() == PhotoStatus.DELETED) {
            return STALE;
        }
        return switch (row.status()) {
            case REGISTERED -> {
                // The first one may have crashed before it asked.
                request(key, event, row.requestId());
                yield new Outcome.Done();
            }
            case REJECTED -> {
                rejectedObjects.mark(key);
                request(key, event, row.requestId());
                yield new Outcome.Done();
            }
            case READY, FAILED, DELETED -> DUPLICATE;
        };
    }

    private Outcome ingest(PhotoKey key, UploadEvent.Created event) {
        return switch (inspector.inspect(key, event)) {
            case Inspection.Gone() -> new Outcome.Ignored("the object is gone");
            case Inspection.Accepted(StoredObject object) -> register(key, event, object);
            case Inspection.Refused(StoredObject object, String reason) -> reject(key, event, object, reason);
        };
    }

    private Outcome register(PhotoKey key, UploadEvent.Created event, StoredObject object) {
        Change change = registrations.register(photo(key, event, object, null));
        if (change == Change.STALE) {
            return STALE;
        }
        if (change == Change.APPLIED) {
            metrics.registered(key, object.bytes(), StageTimes.registered(event.time(), clock.instant()));
        }
        request(key, event, object.requestId());
        return new Outcome.Done();
    }

    private Outcome reject(PhotoKey key, UploadEvent.Created event, StoredObject object, String reason) {
        Change change = registrations.register(photo(key, event, object, reason));
        if (change == Change.STALE) {
            return STALE;
        }
        if (change == Change.APPLIED) {
            metrics.rejected(key.toString());
        }
        LOG.info("photo {} is rejected: {}", key, reason);
        rejectedObjects.mark(key);
        // The thumbnailer removes what was made of content before, if there was any.
        request(key, event, object.requestId());
        return new Outcome.Rejected(reason);
    }

    /** A duplicate asks again, in case the first one crashed before it asked. */
    private Outcome removed(PhotoKey key, UploadEvent.Removed event) {
        if (event.expired()
                && catalog.find(key)
                        .filter(row -> row.status() == PhotoStatus.REJECTED)
                        .isPresent()) {
            return new Outcome.Ignored("a rejected upload has gone; the record with its reason stays");
        }
        if (catalog.delete(key, event.sequencer(), clock.instant()) == Change.STALE) {
            return STALE;
        }
        request(key, event, null);
        return new Outcome.Done();
    }

    private void request(PhotoKey key, UploadEvent event, @Nullable RequestId ticket) {
        thumbnails.accept(new ThumbnailRequest(key, event.sequencer(), event.time(), ticket));
    }

    private Photo photo(PhotoKey key, UploadEvent.Created event, StoredObject object, @Nullable String reason) {
        return new Photo(
                key,
                object.filename(),
                object.contentType(),
                object.bytes(),
                object.eTag(),
                object.picture(),
                null,
                event.sequencer(),
                reason == null ? PhotoStatus.REGISTERED : PhotoStatus.REJECTED,
                reason,
                null,
                List.of(),
                0,
                event.time(),
                clock.instant(),
                object.requestId());
    }
}
