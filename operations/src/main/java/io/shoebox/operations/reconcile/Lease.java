package io.shoebox.operations.reconcile;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Clock;
import java.time.Duration;
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

    /** Takes it if it is free, or moves its end on; false: it is another's. */
    boolean hold() {
        long now = clock.millis();
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(KEY)
                    .conditionExpression("attribute_not_exists(pk) OR holder = :me OR heldUntil < :now")
                    .updateExpression("SET holder = :me, heldUntil = :until")
                    .expressionAttributeValues(Map.of(
                            ":me", fromS(holder),
                            ":now", fromN(Long.toString(now)),
                            ":until", fromN(Long.toString(now + TIME.toMillis())))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
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
