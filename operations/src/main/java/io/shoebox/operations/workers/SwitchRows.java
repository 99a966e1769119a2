package io.shoebox.operations.workers;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.operations.places.WorkerName;
import io.shoebox.operations.records.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row for each worker: whether it is paused, by whom and why, and how many messages its pollers have done. */
final class SwitchRows {
    private static final String KIND = "WORKERS";
    private static final String PAUSED = "paused";
    private static final String DONE = "done";

    private final DynamoDbClient dynamo;
    private final String table;

    SwitchRows(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    WorkerState read(WorkerName worker) {
        Map<String, AttributeValue> row = row(worker);
        return new WorkerState(
                worker,
                Optional.ofNullable(row.get(PAUSED)).map(AttributeValue::bool).orElse(false),
                Rows.text(row, "who"),
                Rows.text(row, "why"),
                Rows.instant(row, "since"));
    }

    /** Messages that pollers have done since there are any; null if there never were. */
    @Nullable
    Long done(WorkerName worker) {
        return Rows.number(row(worker), DONE);
    }

    void write(WorkerState state) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":paused", fromBool(state.paused()));
        Rows.putIfAny(values, ":who", state.by());
        Rows.putIfAny(values, ":why", state.reason());
        values.put(":since", fromS(String.valueOf(state.since())));
        String why = values.containsKey(":why") ? ", why = :why" : " REMOVE why";
        dynamo.updateItem(update -> update.tableName(table)
                .key(Rows.key(KIND, worker(state.name())))
                .updateExpression("SET paused = :paused, who = :who, since = :since" + why)
                .expressionAttributeValues(values));
    }

    void add(WorkerName worker, long messages) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(Rows.key(KIND, worker(worker)))
                .updateExpression("ADD " + DONE + " :messages")
                .expressionAttributeValues(Map.of(":messages", Rows.number(messages))));
    }

    private Map<String, AttributeValue> row(WorkerName worker) {
        return dynamo.getItem(get ->
                        get.tableName(table).key(Rows.key(KIND, worker(worker))).consistentRead(true))
                .item();
    }

    private static String worker(WorkerName worker) {
        return worker.text();
    }
}
