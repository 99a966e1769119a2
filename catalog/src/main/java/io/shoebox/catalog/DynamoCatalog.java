package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.model.Thumbnail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The catalog in one DynamoDB table (see {@link PhotosTable}). {@code find} and all changes are strongly consistent;
 * listings are eventually consistent. A change that loses races with others is repeated, for some seconds, then throws
 * {@link CatalogBusyException}.
 */
public final class DynamoCatalog extends OrderedCatalog {
    /** How long a tombstone holds off late events: S3 delivers within minutes, SQS keeps a message for 14 days. */
    public static final Duration TOMBSTONE_LIFETIME = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration tombstoneLifetime;
    private final Retries retries;
    private final DynamoListings listings;

    /** Keeps tombstones for {@link #TOMBSTONE_LIFETIME}. */
    public DynamoCatalog(DynamoDbClient dynamo, String table) {
        this(dynamo, table, TOMBSTONE_LIFETIME);
    }

    public DynamoCatalog(DynamoDbClient dynamo, String table, Duration tombstoneLifetime) {
        this(dynamo, table, tombstoneLifetime, new Retries());
    }

    DynamoCatalog(DynamoDbClient dynamo, String table, Duration tombstoneLifetime, Retries retries) {
        this.dynamo = dynamo;
        this.table = table;
        this.tombstoneLifetime = tombstoneLifetime;
        this.retries = retries;
        this.listings = new DynamoListings(dynamo, table);
    }

    @Override
    public Change ready(
            PhotoKey key, Sequencer sequencer, List<Thumbnail> thumbnails, @Nullable String placeholder, Instant at) {
        var values = new HashMap<>(Map.of(":thumbnails", PhotoRow.thumbnails(thumbnails)));
        if (placeholder != null) {
            values.put(":placeholder", fromS(placeholder));
        }
        String blurred = placeholder == null ? " REMOVE placeholder," : ", placeholder = :placeholder REMOVE";
        String expression =
                "SET #status = :to, updatedAt = :at, thumbnails = :thumbnails" + blurred + " reason, problem";
        return update(key, sequencer, PhotoStatus.READY, at, expression, values);
    }

    @Override
    public Change failed(PhotoKey key, Sequencer sequencer, String reason, Instant at) {
        return update(
                key,
                sequencer,
                PhotoStatus.FAILED,
                at,
                "SET #status = :to, updatedAt = :at, reason = :reason, problem = :problem ADD attempts :one",
                Map.of(":reason", fromS(reason), ":problem", PhotoRow.HAS_PROBLEM, ":one", fromN("1")));
    }

    @Override
    public Optional<Photo> find(PhotoKey key) {
        Map<String, AttributeValue> row = dynamo.getItem(
                        get -> get.tableName(table).key(PhotoRow.key(key)).consistentRead(true))
                .item();
        return row.isEmpty() ? Optional.empty() : Optional.of(PhotoRow.read(row));
    }

    @Override
    public Page<Photo> photos(IdentityId owner, CollectionId collection, Page.Request request) {
        return listings.photos(owner, collection, request);
    }

    @Override
    public Page<PhotoCollection> collections(IdentityId owner, Page.Request request) {
        return listings.collections(owner, request);
    }

    @Override
    public Page<Photo> problems(Page.Request request) {
        return listings.problems(request);
    }

    @Override
    public boolean dismiss(PhotoKey key) {
        try {
            retries.run(() -> dynamo.updateItem(update -> update.tableName(table)
                    .key(PhotoRow.key(key))
                    .conditionExpression("attribute_exists(problem)")
                    .updateExpression("REMOVE problem")));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    Change put(Photo row) {
        return retries.run(() -> {
            Optional<Photo> now = find(row.key());
            Change change = Position.of(row).changes(now);
            if (change == Change.APPLIED) {
                List<TransactWriteItem> writes = writes(now, row);
                dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
            }
            return change;
        });
    }

    /** The row, if it still is what was read, and the collection's count, if that changes. */
    private List<TransactWriteItem> writes(Optional<Photo> now, Photo row) {
        var put = Put.builder().tableName(table).item(PhotoRow.write(row, tombstoneLifetime));
        now.ifPresentOrElse(
                read -> put.conditionExpression("sequencer = :sequencer AND #status = :status")
                        .expressionAttributeNames(Map.of("#status", PhotoRow.STATUS))
                        .expressionAttributeValues(Map.of(
                                ":sequencer", fromS(read.sequencer().value()), ":status", status(read.status()))),
                () -> put.conditionExpression("attribute_not_exists(" + PARTITION_KEY + ")"));
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(TransactWriteItem.builder().put(put.build()).build());
        int delta = counted(row) - now.map(DynamoCatalog::counted).orElse(0);
        if (delta != 0) {
            writes.add(TransactWriteItem.builder()
                    .update(CollectionRow.count(table, row, delta))
                    .build());
        }
        return writes;
    }

    private Change update(
            PhotoKey key,
            Sequencer sequencer,
            PhotoStatus to,
            Instant at,
            String expression,
            Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":sequencer", fromS(sequencer.value()));
        all.put(":registered", status(PhotoStatus.REGISTERED));
        all.put(":failed", status(PhotoStatus.FAILED));
        all.put(":to", status(to));
        all.put(":at", fromS(SortableTime.text(at)));
        var update = UpdateItemRequest.builder()
                .tableName(table)
                .key(PhotoRow.key(key))
                .conditionExpression("sequencer = :sequencer AND #status IN (:registered, :failed)")
                .updateExpression(expression)
                .expressionAttributeNames(Map.of("#status", PhotoRow.STATUS))
                .expressionAttributeValues(all)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            retries.run(() -> dynamo.updateItem(update));
            return Change.APPLIED;
        } catch (ConditionalCheckFailedException e) {
            boolean done = fromS(sequencer.value()).equals(e.item().get(PhotoRow.SEQUENCER))
                    && status(to).equals(e.item().get(PhotoRow.STATUS));
            return done ? Change.DUPLICATE : Change.STALE;
        }
    }

    private static int counted(Photo row) {
        return Tombstone.is(row) ? 0 : 1;
    }

    private static AttributeValue status(PhotoStatus status) {
        return fromS(status.name());
    }
}
