package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.EXPIRES_AT;
import static java.util.stream.Collectors.joining;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A day of an identity is a row of the table, with the day's numbers and those of each hour, so that all limits are one
 * conditional update. Its key begins with {@link io.shoebox.model.TableSchema#BUDGETS}, so that a role can be limited to
 * these rows. An identity's own limits are read once a minute. Needs UpdateItem and GetItem.
 */
public final class DynamoBudgets implements Budgets {
    /** For whoever wants to see what was spent. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final DynamoDbClient dynamo;
    private final String table;
    private final BudgetLimits usual;
    private final InstantSource clock;
    private final RecentLimits recent = new RecentLimits();

    public DynamoBudgets(DynamoDbClient dynamo, String table, BudgetLimits usual, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.usual = usual;
        this.clock = clock;
    }

    @Override
    public Spending spend(IdentityId identity, Cost cost) {
        Instant now = clock.instant();
        List<BudgetLimits.Limit> counted =
                recent.of(identity, now, this::read).over(usual).of(cost, now);
        for (BudgetLimits.Limit limit : counted) {
            if (limit.isTooMuchByItself()) {
                return limit.refusal();
            }
        }
        if (counted.isEmpty()) {
            return new Spending.Granted();
        }
        try {
            dynamo.updateItem(update(identity, counted, now));
            return new Spending.Granted();
        } catch (ConditionalCheckFailedException e) {
            return counted.stream()
                    .filter(limit -> !limit.allows(BudgetRows.number(e.item(), limit.name())))
                    .findFirst()
                    .orElseThrow(() -> e)
                    .refusal();
        }
    }

    private OwnLimits read(IdentityId identity) {
        return BudgetRows.limits(dynamo.getItem(
                        get -> get.tableName(table).key(BudgetRows.key(identity, fromS(BudgetRows.LIMITS))))
                .item());
    }

    private UpdateItemRequest update(IdentityId identity, List<BudgetLimits.Limit> counted, Instant now) {
        var values = new HashMap<String, AttributeValue>();
        for (BudgetLimits.Limit limit : counted) {
            values.put(":" + limit.name(), fromN(Long.toString(limit.cost())));
            values.put(":most" + limit.name(), fromN(Long.toString(limit.most() - limit.cost())));
        }
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        values.put(":end", fromN(Long.toString(day.plus(KEPT).getEpochSecond())));
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(BudgetRows.key(identity, BudgetRows.day(day)))
                .updateExpression("SET " + EXPIRES_AT + " = :end ADD "
                        + counted.stream()
                                .map(limit -> limit.name() + " :" + limit.name())
                                .collect(joining(", ")))
                .conditionExpression(counted.stream()
                        .map(limit -> "(attribute_not_exists(" + limit.name() + ") OR " + limit.name() + " <= :most"
                                + limit.name() + ")")
                        .collect(joining(" AND ")))
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }
}
