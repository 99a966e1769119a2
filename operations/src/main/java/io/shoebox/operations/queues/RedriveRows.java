package io.shoebox.operations.queues;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static java.util.Objects.requireNonNull;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.records.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** A row for each redrive; its id begins with the time, so that the newest are found first. */
final class RedriveRows {
    private static final String KIND = "REDRIVES";
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final int SHOWN = 20;
    private static final Map<String, String> STATUS = Map.of("#status", "status");

    private final DynamoDbClient dynamo;
    private final String table;

    RedriveRows(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    void put(Redrive redrive) {
        var row = Rows.row(KIND, redrive.id(), redrive.startedAt().plus(LIFETIME));
        row.put("queue", fromS(redrive.queue().name()));
        row.put("status", fromS(redrive.status().name()));
        row.put("moved", Rows.number(redrive.moved()));
        row.put("startedAt", fromS(redrive.startedAt().toString()));
        Rows.putIfAny(row, "who", redrive.by());
        Rows.putIfAny(row, "task", redrive.task());
        Rows.putIfAny(row, "reason", redrive.reason());
        if (redrive.total() != null) {
            row.put("total", Rows.number(redrive.total()));
        }
        if (redrive.perSecond() != null) {
            row.put("perSecond", Rows.number(redrive.perSecond()));
        }
        dynamo.putItem(put -> put.tableName(table).item(row));
    }

    /** The newest first. */
    List<Redrive> latest() {
        return dynamo
                .query(query -> query.tableName(table)
                        .keyConditionExpression("#pk = :kind")
                        .expressionAttributeNames(Map.of("#pk", PARTITION_KEY))
                        .expressionAttributeValues(Map.of(":kind", Rows.partition(KIND)))
                        .consistentRead(true)
                        .scanIndexForward(false)
                        .limit(SHOWN))
                .items()
                .stream()
                .map(RedriveRows::read)
                .toList();
    }

    Optional<Redrive> find(String id) {
        Map<String, AttributeValue> row = dynamo.getItem(
                        get -> get.tableName(table).key(Rows.key(KIND, id)).consistentRead(true))
                .item();
        return row.isEmpty() ? Optional.empty() : Optional.of(read(row));
    }

    /** Writes how far it is, if it is still running; whether it was. */
    boolean update(Redrive redrive) {
        var values = new HashMap<>(Map.of(
                ":running", fromS(RedriveStatus.RUNNING.name()),
                ":status", fromS(redrive.status().name()),
                ":moved", Rows.number(redrive.moved())));
        Rows.putIfAny(values, ":reason", redrive.reason());
        String reason = values.containsKey(":reason") ? ", reason = :reason" : "";
        return change(redrive.id(), "#status = :running", "SET #status = :status, moved = :moved" + reason, values);
    }

    /** Adds to what a redrive of ours has moved, if it is still running; whether it was. */
    boolean moved(String id, int messages) {
        return change(
                id,
                "#status = :running",
                "SET #status = :running ADD moved :moved",
                Map.of(":running", fromS(RedriveStatus.RUNNING.name()), ":moved", Rows.number(messages)));
    }

    /** Whether nobody else moves messages for it until then. */
    boolean lease(String id, Instant now, Instant end) {
        return change(
                id,
                "#status = :running AND (attribute_not_exists(leasedUntil) OR leasedUntil < :now)",
                "SET leasedUntil = :end",
                Map.of(
                        ":running", fromS(RedriveStatus.RUNNING.name()),
                        ":now", fromS(Rows.time(now)),
                        ":end", fromS(Rows.time(end))));
    }

    /** Lets others move messages for it, though it be at an end meanwhile. */
    void release(String id) {
        dynamo.updateItem(
                update -> update.tableName(table).key(Rows.key(KIND, id)).updateExpression("REMOVE leasedUntil"));
    }

    private boolean change(String id, String condition, String expression, Map<String, AttributeValue> values) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(Rows.key(KIND, id))
                    .conditionExpression(condition)
                    .updateExpression(expression)
                    .expressionAttributeNames(STATUS)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private static Redrive read(Map<String, AttributeValue> row) {
        Long perSecond = Rows.number(row, "perSecond");
        return new Redrive(
                text(row, SORT_KEY),
                QueueName.valueOf(text(row, "queue")),
                RedriveStatus.valueOf(text(row, "status")),
                requireNonNull(Rows.number(row, "moved")),
                Rows.number(row, "total"),
                perSecond == null ? null : perSecond.intValue(),
                Rows.text(row, "task"),
                Instant.parse(text(row, "startedAt")),
                Rows.text(row, "who"),
                Rows.text(row, "reason"));
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        return requireNonNull(requireNonNull(row.get(name)).s());
    }
}
