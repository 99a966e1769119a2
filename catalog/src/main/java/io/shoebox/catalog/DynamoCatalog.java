package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static java.util.stream.Collectors.joining;
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
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The catalog in one DynamoDB table (see {@link PhotosTable}). {@code find} and all changes are strongly consistent;
 * listings are eventually consistent. A change that loses races with others is repeated, for some seconds, then throws
 * {@link CatalogBusyException}.
 */
public final class DynamoCatalog extends OrderedCatalog {
    /** How long a tombstone holds off late events: S3 delivers within minutes, SQS keeps a message for 14 days. */
    public static final Duration TOMBSTONE_LIFETIME = Duration.ofDays(30);

    /** What a photo is before its thumbnails are there. */
    private static final List<PhotoStatus> IN_WORK = List.of(PhotoStatus.REGISTERED, PhotoStatus.FAILED);

    private static final List<PhotoStatus> ACCEPTED =
            List.of(PhotoStatus.REGISTERED, PhotoStatus.FAILED, PhotoStatus.READY);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration tombstoneLifetime;
    private final Retries retries;
    private final DynamoListings listings;
    private final ProblemHours hours;
    private final DynamoProblems problems;

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
        this.hours = new ProblemHours(dynamo, table);
        this.problems = new DynamoProblems(dynamo, table, hours, this::find);
    }

    @Override
    public Change ready(
            PhotoKey key,
            Sequencer sequencer,
            List<Thumbnail> thumbnails,
            @Nullable String placeholder,
            @Nullable String damage,
            Instant at) {
        return ready(IN_WORK, key, sequencer, thumbnails, placeholder, damage, at);
    }

    @Override
    public Change remade(
            PhotoKey key,
            Sequencer sequencer,
            List<Thumbnail> thumbnails,
            @Nullable String placeholder,
            @Nullable String damage,
            Instant at) {
        return ready(ACCEPTED, key, sequencer, thumbnails, placeholder, damage, at);
    }

    private Change ready(
            List<PhotoStatus> from,
            PhotoKey key,
            Sequencer sequencer,
            List<Thumbnail> thumbnails,
            @Nullable String placeholder,
            @Nullable String damage,
            Instant at) {
        var values = new HashMap<>(Map.of(":thumbnails", PhotoRow.thumbnails(thumbnails)));
        var set = new StringBuilder("SET #status = :to, updatedAt = :at, thumbnails = :thumbnails");
        var remove = new StringBuilder(" REMOVE reason, problemShard, problemAt, problem, " + PhotoRow.REPLACES);
        setOrRemove("placeholder", placeholder, set, remove, values);
        setOrRemove("damage", damage, set, remove, values);
        return update(
                from, key, sequencer, PhotoStatus.READY, at, set.append(remove).toString(), values);
    }

    private static void setOrRemove(
            String name,
            @Nullable String text,
            StringBuilder set,
            StringBuilder remove,
            Map<String, AttributeValue> values) {
        if (text == null) {
            remove.append(", ").append(name);
        } else {
            set.append(", %s = :%s".formatted(name, name));
            values.put(":" + name, fromS(text));
        }
    }

    @Override
    public Change attempted(PhotoKey key, Sequencer sequencer, Instant at) {
        return update(
                List.of(PhotoStatus.REGISTERED),
                key,
                sequencer,
                PhotoStatus.REGISTERED,
                at,
                "SET #status = :to, updatedAt = :at ADD attempts :one",
                Map.of(":one", fromN("1")));
    }

    @Override
    public Change failed(PhotoKey key, Sequencer sequencer, String reason, Instant at) {
        announce(at);
        ProblemPlace place = ProblemPlace.of(key, at);
        return update(
                IN_WORK,
                key,
                sequencer,
                PhotoStatus.FAILED,
                at,
                "SET #status = :to, updatedAt = :at, reason = :reason, problemShard = :shard, problemAt = :place"
                        + " ADD attempts :one REMOVE problem",
                Map.of(
                        ":reason", fromS(reason),
                        ":shard", fromS(place.shard()),
                        ":place", fromS(place.at()),
                        ":one", fromN("1")));
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
        return problems.list(request);
    }

    /** Before there is a problem to be found in its hour. */
    private void announce(Instant at) {
        retries.run(() -> {
            hours.announce(at);
            return at;
        });
    }

    @Override
    public boolean dismiss(PhotoKey key) {
        try {
            retries.run(() -> dynamo.updateItem(update -> update.tableName(table)
                    .key(PhotoRow.key(key))
                    .conditionExpression("attribute_exists(problemShard) OR attribute_exists(problem)")
                    .updateExpression("REMOVE problemShard, problemAt, problem")));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    Change put(Photo row) {
        return putAll(List.of(row)).getFirst();
    }

    @Override
    List<Change> putAll(List<Photo> rows) {
        rows.stream()
                .filter(row -> row.status() == PhotoStatus.REJECTED)
                .map(Photo::updatedAt)
                .forEach(this::announce);
        return retries.run(() -> {
            var changes = new ArrayList<Change>();
            var writes = new ArrayList<TransactWriteItem>();
            var counted = new ArrayList<Photo>();
            int delta = 0;
            for (Photo row : rows) {
                Optional<Photo> now = find(row.key());
                Change change = Position.of(row).changes(now);
                changes.add(change);
                if (change == Change.APPLIED) {
                    writes.add(write(now, inPlaceOf(now, row)));
                    int more = counted(row) - now.map(DynamoCatalog::counted).orElse(0);
                    if (more != 0) {
                        counted.add(row);
                        delta += more;
                    }
                }
            }
            if (!counted.isEmpty()) {
                Update count = CollectionRow.count(table, counted, delta);
                writes.add(TransactWriteItem.builder().update(count).build());
            }
            if (!writes.isEmpty()) {
                dynamo.transactWriteItems(transaction -> transaction.transactItems(writes));
            }
            return changes;
        });
    }

    /** The row, if it still is what was read. */
    private TransactWriteItem write(Optional<Photo> now, Photo row) {
        var put = Put.builder().tableName(table).item(PhotoRow.write(row, tombstoneLifetime));
        now.ifPresentOrElse(
                read -> put.conditionExpression("sequencer = :sequencer AND #status = :status")
                        .expressionAttributeNames(Map.of("#status", PhotoRow.STATUS))
                        .expressionAttributeValues(Map.of(
                                ":sequencer", fromS(read.sequencer().value()), ":status", status(read.status()))),
                () -> put.conditionExpression("attribute_not_exists(" + PARTITION_KEY + ")"));
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private Change update(
            List<PhotoStatus> from,
            PhotoKey key,
            Sequencer sequencer,
            PhotoStatus to,
            Instant at,
            String expression,
            Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":sequencer", fromS(sequencer.value()));
        from.forEach(status -> all.put(":is" + status, status(status)));
        all.put(":to", status(to));
        all.put(":at", fromS(SortableTime.text(at)));
        var update = UpdateItemRequest.builder()
                .tableName(table)
                .key(PhotoRow.key(key))
                .conditionExpression("sequencer = :sequencer AND #status IN "
                        + from.stream().map(status -> ":is" + status).collect(joining(", ", "(", ")")))
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
