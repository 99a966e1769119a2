package io.shoebox.operations.reconcile;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Sees to it that one process works on runs at a time: a row that is its holder's until a time that the holder moves on. */
final class Lease {
    /** After this without a sign of its holder, which gives one every few seconds, it is free. */
    static final Duration TIME = Duration.ofMinutes(2);

    private static final Map<String, AttributeValue> KEY =
            Map.of(PARTITION_KEY, fromS(Runs.PARTITION), SORT_KEY, fromS("LEASE"));

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    Lease(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    /** Takes it if it is free; false: it is another's. */
    boolean take() {
        return update("attribute_not_exists(pk) OR heldUntil < :now", Map.of(":now", millis(clock.millis())));
    }

    /** Moves its end on; false: another has taken it meanwhile, and may have given it up again. */
    boolean keep() {
        return update("holder = :me", Map.of());
    }

    private boolean update(String condition, Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":me", fromS(holder));
        all.put(":until", millis(clock.millis() + TIME.toMillis()));
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(KEY)
                    .conditionExpression(condition)
                    .updateExpression("SET holder = :me, heldUntil = :until")
                    .expressionAttributeValues(all));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private static AttributeValue millis(long time) {
        return fromN(Long.toString(time));
    }

    /** Gives it up, if it is still held. */
    void release() {
        try {
            dynamo.deleteItem(delete -> delete.tableName(table)
                    .key(KEY)
                    .conditionExpression("holder = :me")
                    .expressionAttributeValues(Map.of(":me", fromS(holder))));
        } catch (ConditionalCheckFailedException e) {
            // It is another's, or nobody's, by now.
        }
    }
}
