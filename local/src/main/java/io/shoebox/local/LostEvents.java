package io.shoebox.local;

import static java.util.Objects.requireNonNull;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.catalog.Catalog;
import io.shoebox.emulator.s3.ObjectEvent;
import io.shoebox.emulator.s3.S3Events;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.TableSchema;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Finds what a crash between a change of an object and its event left behind, by comparing the bucket with the table, and
 * sends the event (again). It may be repeated at any time: the handlers ignore what is known. It holds the keys of all
 * objects in memory. The files of an upload that a crash cut off have no entity tag yet, were acknowledged to nobody, and
 * are left alone.
 */
final class LostEvents {
    private static final Logger LOG = LoggerFactory.getLogger(LostEvents.class);
    private static final String ROW_PREFIX = "P#";

    private final S3Client s3;
    private final DynamoDbClient dynamo;
    private final Catalog catalog;
    private final ResourceNames names;
    private final S3Events events;

    LostEvents(S3Client s3, DynamoDbClient dynamo, Catalog catalog, ResourceNames names, S3Events events) {
        this.s3 = s3;
        this.dynamo = dynamo;
        this.catalog = catalog;
        this.names = names;
        this.events = events;
    }

    /**
     * What was found and sent.
     *
     * @param unknown objects without a row: their event was lost
     * @param unfinished objects whose row is still {@code REGISTERED}: their thumbnails are missing or not yet made
     * @param gone rows without an object: the event of a delete was lost
     */
    record Report(int unknown, int unfinished, int gone) {}

    Report send() {
        Set<String> objects = new HashSet<>();
        int unknown = 0;
        int unfinished = 0;
        for (S3Object object : s3.listObjectsV2Paginator(list -> list.bucket(names.photosBucket()))
                .contents()) {
            objects.add(object.key());
            if (!(PhotoKey.parse(object.key()) instanceof ParsedKey.Valid(PhotoKey key))) {
                continue;
            }
            if (object.eTag() == null) {
                LOG.warn("{} was cut off by a crash while it was put: nobody was told that it is there", key);
                continue;
            }
            Optional<Photo> row = catalog.find(key);
            if (row.isEmpty()) {
                sendCreated(object, storedAt(object));
                unknown++;
            } else if (row.get().status() == PhotoStatus.REGISTERED) {
                sendCreated(object, row.get().sequencer().value());
                unfinished++;
            }
        }
        return new Report(unknown, unfinished, sendRemoved(objects));
    }

    /** Not later than the lost event's would be: should that one still be on the queue, this one is stale then. */
    private static String storedAt(S3Object object) {
        return S3Events.sequencerAt(object.lastModified());
    }

    private void sendCreated(S3Object object, String sequencer) {
        events.send(new ObjectEvent.Created(
                "ObjectCreated:Put",
                names.photosBucket(),
                object.key(),
                sequencer,
                object.lastModified(),
                object.size(),
                object.eTag()));
    }

    private int sendRemoved(Set<String> objects) {
        int gone = 0;
        for (Map<String, AttributeValue> row : dynamo.scanPaginator(scan -> scan.tableName(names.table())
                        .projectionExpression("#pk, #sk")
                        .filterExpression("begins_with(#sk, :photo) AND #status <> :deleted")
                        .expressionAttributeNames(Map.of(
                                "#pk", TableSchema.PARTITION_KEY, "#sk", TableSchema.SORT_KEY, "#status", "status"))
                        .expressionAttributeValues(
                                Map.of(":photo", fromS(ROW_PREFIX), ":deleted", fromS(PhotoStatus.DELETED.name()))))
                .items()) {
            String key = key(row);
            // It may have been uploaded since the bucket was listed.
            if (!objects.contains(key) && !exists(key)) {
                events.send(new ObjectEvent.Removed(
                        "ObjectRemoved:Delete", names.photosBucket(), key, events.nextSequencer(), events.now()));
                gone++;
            }
        }
        return gone;
    }

    /** The catalog's rows hold the key as {@code pk}, a slash, and {@code sk} without its prefix. */
    private static String key(Map<String, AttributeValue> row) {
        String owner = requireNonNull(row.get(TableSchema.PARTITION_KEY)).s();
        String rest = requireNonNull(row.get(TableSchema.SORT_KEY)).s();
        return owner + "/" + rest.substring(ROW_PREFIX.length());
    }

    private boolean exists(String key) {
        try {
            s3.headObject(head -> head.bucket(names.photosBucket()).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }
}
