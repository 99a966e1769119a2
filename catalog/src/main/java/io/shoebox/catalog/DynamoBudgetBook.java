package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;

import io.shoebox.model.IdentityId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The rows that {@link DynamoBudgets} counts in. Needs Query and PutItem. */
public final class DynamoBudgetBook implements BudgetBook {
    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;

    public DynamoBudgetBook(DynamoDbClient dynamo, String table, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    /** Today's row and the limits behind it, by one query. */
    @Override
    public Entry read(IdentityId identity) {
        Instant now = clock.instant();
        AttributeValue today = BudgetRows.day(now.truncatedTo(ChronoUnit.DAYS));
        var rows = dynamo.query(QueryRequest.builder()
                        .tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression(PARTITION_KEY + " = :identity AND " + SORT_KEY + " >= :today")
                        .expressionAttributeValues(Map.of(":identity", BudgetRows.partition(identity), ":today", today))
                        .build())
                .items();
        Map<String, AttributeValue> day = row(rows, today.s());
        return new Entry(
                BudgetRows.limits(row(rows, BudgetRows.LIMITS)),
                BudgetRows.spent(day, BudgetLimits.hourOf(now)),
                BudgetRows.spent(day, ""));
    }

    @Override
    public void change(IdentityId identity, OwnLimits own) {
        dynamo.putItem(put -> put.tableName(table).item(BudgetRows.write(identity, own, clock.instant())));
    }

    private static Map<String, AttributeValue> row(Iterable<Map<String, AttributeValue>> rows, String sortKey) {
        for (Map<String, AttributeValue> row : rows) {
            if (Optional.ofNullable(row.get(SORT_KEY)).map(AttributeValue::s).equals(Optional.of(sortKey))) {
                return row;
            }
        }
        return Map.of();
    }
}
