package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.PROBLEM_HOURS;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The hours of which the index of problems may have something: a row each, written before the first problem of the hour,
 * and by each process once.
 */
final class ProblemHours {
    /** Hours are few; whoever is told of very many at once is repeating old events. */
    private static final int MOST_REMEMBERED = 1000;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    ProblemHours(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Makes the hour be listed from now on. */
    void announce(Instant time) {
        String hour = ProblemPlace.hour(time);
        if (announced.contains(hour)) {
            return;
        }
        // Of an item that is there, nothing is changed.
        dynamo.updateItem(update ->
                update.tableName(table).key(Map.of(PARTITION_KEY, fromS(PROBLEM_HOURS), SORT_KEY, fromS(hour))));
        if (announced.size() >= MOST_REMEMBERED) {
            announced.clear();
        }
        announced.add(hour);
    }

    /** The latest first, from this one on; read as they are asked for. */
    Iterable<String> until(String hour) {
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(PARTITION_KEY + " = :hours AND " + SORT_KEY + " <= :hour")
                .expressionAttributeValues(Map.of(":hours", fromS(PROBLEM_HOURS), ":hour", fromS(hour)))
                .scanIndexForward(false)
                .limit(100)
                .build();
        return () -> dynamo.queryPaginator(query).items().stream()
                .map(row -> new Attributes(row).text(SORT_KEY))
                .iterator();
    }
}
