package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static java.util.Objects.requireNonNull;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The whole table, owner by owner and in the order of keys, for whoever compares it with something else. Listings are
 * eventually consistent, tombstones included, and have one page in memory. Over 200 lines since all that is read by keys
 * that only this package knows is here.
 */
public final class CatalogRows {
    /** After every sort key: the greatest character. */
    private static final String LAST = "\uDBFF\uDFFF";

    private static final int PAGE = 1000;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Meter meter;

    /** Is told each request, with the capacity units that it took. */
    public interface Meter {
        void read(double units);

        void written(double units);
    }

    /**
     * A collection whose row has another number than it has photos.
     *
     * @param stored what the row says, and when it last changed; null: there is no row
     */
    public record Drift(
            IdentityId owner,
            CollectionId collection,
            @Nullable PhotoCollection stored,
            long counted) {}

    public CatalogRows(DynamoDbClient dynamo, String table, Meter meter) {
        this.dynamo = dynamo;
        this.table = table;
        this.meter = meter;
    }

    /**
     * The owner after this one, in the order in which the table keeps its partitions, which is none that means anything.
     * A scan of one row, from behind the last row of a partition, ends at the first row of the next.
     *
     * @param before null: the first owner
     */
    public Optional<IdentityId> ownerAfter(@Nullable IdentityId before) {
        String partition = before == null ? null : before.value();
        while (true) {
            var scan = ScanRequest.builder()
                    .tableName(table)
                    .limit(1)
                    .projectionExpression(PARTITION_KEY)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
            if (partition != null) {
                scan.exclusiveStartKey(key(partition, LAST));
            }
            ScanResponse answer = dynamo.scan(scan.build());
            meter.read(units(answer.consumedCapacity()));
            if (answer.items().isEmpty()) {
                return Optional.empty();
            }
            partition =
                    requireNonNull(answer.items().getFirst().get(PARTITION_KEY)).s();
            // Logins and what else is in the table belong to no owner.
            if (IdentityId.isValid(partition)) {
                return Optional.of(new IdentityId(partition));
            }
        }
    }

    /** Whether the owner has any row. */
    public boolean isKnown(IdentityId owner) {
        QueryResponse answer = query(
                QueryRequest.builder().keyConditionExpression("pk = :owner").limit(1), Map.of(), owner);
        return !answer.items().isEmpty();
    }

    /**
     * An owner's photos, by UTF-8 bytes of their keys, as S3 lists objects.
     *
     * @param after what the key must be greater than, without the owner; null: all
     */
    public Iterator<Photo> photos(IdentityId owner, @Nullable String after) {
        return rows(owner, PhotoRow.PREFIX, after, PhotoRow::read);
    }

    /** An owner's collections by id, those with no photo included. */
    public Iterator<PhotoCollection> collections(IdentityId owner) {
        return rows(owner, CollectionRow.PREFIX, null, CollectionRow::read);
    }

    private <T> Iterator<T> rows(
            IdentityId owner, String prefix, @Nullable String after, Function<Map<String, AttributeValue>, T> reader) {
        Optional<Map<String, AttributeValue>> from =
                Optional.ofNullable(after).map(rest -> key(owner.value(), prefix + rest));
        return new Paged<>(from, start -> {
            var query = QueryRequest.builder()
                    .keyConditionExpression("pk = :owner AND begins_with(sk, :prefix)")
                    .limit(PAGE);
            start.ifPresent(query::exclusiveStartKey);
            QueryResponse answer = query(query, Map.of(":prefix", fromS(prefix)), owner);
            return new Paged.Part<>(answer.items().stream().map(reader).toList(), next(answer));
        });
    }

    /**
     * Counts a collection anew.
     *
     * @return empty if its row is right, or if it changed while it was counted
     */
    public Optional<Drift> drift(IdentityId owner, CollectionId collection) {
        Optional<PhotoCollection> before = collection(owner, collection);
        long counted = count(owner, collection);
        long stored = before.map(PhotoCollection::photoCount).orElse(0L);
        if (stored == counted || !collection(owner, collection).equals(before)) {
            return Optional.empty();
        }
        return Optional.of(new Drift(owner, collection, before.orElse(null), counted));
    }

    /**
     * Puts the row right, unless it has changed since it was counted: each photo that comes or goes changes it, in the
     * transaction that changes the photo.
     *
     * @param now for a row that was not there
     */
    public boolean correct(Drift drift, Instant now) {
        var values = new HashMap<>(
                Map.of(":counted", fromN(Long.toString(drift.counted())), ":now", fromS(SortableTime.text(now))));
        String condition = "attribute_not_exists(pk)";
        PhotoCollection stored = drift.stored();
        if (stored != null) {
            condition = "photoCount = :stored AND updatedAt = :updated";
            values.put(":stored", fromN(Long.toString(stored.photoCount())));
            values.put(":updated", fromS(SortableTime.text(stored.updatedAt())));
        }
        var update = UpdateItemRequest.builder()
                .tableName(table)
                .key(CollectionRow.key(drift.owner(), drift.collection()))
                .conditionExpression(condition)
                .updateExpression("SET photoCount = :counted, createdAt = if_not_exists(createdAt, :now),"
                        + " updatedAt = if_not_exists(updatedAt, :now)")
                .expressionAttributeValues(values)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        try {
            meter.written(units(dynamo.updateItem(update).consumedCapacity()));
            return true;
        } catch (ConditionalCheckFailedException e) {
            meter.written(1);
            return false;
        }
    }

    private Optional<PhotoCollection> collection(IdentityId owner, CollectionId id) {
        var answer = dynamo.getItem(get -> get.tableName(table)
                .key(CollectionRow.key(owner, id))
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        meter.read(units(answer.consumedCapacity()));
        return answer.hasItem() && !answer.item().isEmpty()
                ? Optional.of(CollectionRow.read(answer.item()))
                : Optional.empty();
    }

    private long count(IdentityId owner, CollectionId collection) {
        long counted = 0;
        Optional<Map<String, AttributeValue>> start = Optional.empty();
        do {
            var query = QueryRequest.builder()
                    .keyConditionExpression("pk = :owner AND begins_with(sk, :prefix)")
                    .filterExpression("#status <> :deleted")
                    .expressionAttributeNames(Map.of("#status", PhotoRow.STATUS))
                    .select(Select.COUNT)
                    .consistentRead(true);
            start.ifPresent(query::exclusiveStartKey);
            QueryResponse answer = query(
                    query,
                    Map.of(
                            ":prefix", fromS(PhotoRow.sortKeyPrefix(collection)),
                            ":deleted", fromS(PhotoStatus.DELETED.name())),
                    owner);
            counted += answer.count();
            start = next(answer);
        } while (start.isPresent());
        return counted;
    }

    private QueryResponse query(QueryRequest.Builder query, Map<String, AttributeValue> values, IdentityId owner) {
        var all = new HashMap<>(values);
        all.put(":owner", fromS(owner.value()));
        QueryResponse answer = dynamo.query(query.tableName(table)
                .expressionAttributeValues(all)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
        meter.read(units(answer.consumedCapacity()));
        return answer;
    }

    private static Optional<Map<String, AttributeValue>> next(QueryResponse answer) {
        return answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty()
                ? Optional.of(answer.lastEvaluatedKey())
                : Optional.empty();
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PARTITION_KEY, fromS(partition), SORT_KEY, fromS(sort));
    }

    /** A server that does not say what it took is taken to have taken one. */
    private static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 1 : consumed.capacityUnits();
    }
}
