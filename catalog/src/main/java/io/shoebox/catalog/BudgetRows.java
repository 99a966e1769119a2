package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.BUDGETS;
import static io.shoebox.model.TableSchema.EXPIRES_AT;
import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of an identity's budget: one a day of what was spent, and one of its own limits, if it ever had any. */
final class BudgetRows {
    /** The sort key of the own limits, behind all days. */
    static final String LIMITS = "LIMITS";
    /** How long a row of limits stays that has none any more. */
    private static final Duration EMPTY_KEPT = Duration.ofDays(1);

    private BudgetRows() {}

    static AttributeValue partition(IdentityId identity) {
        return fromS(BUDGETS + identity.value());
    }

    /** The sort key of a day. */
    static AttributeValue day(Instant day) {
        return fromS(SortableTime.text(day).substring(0, "2026-03-01".length()));
    }

    static Map<String, AttributeValue> key(IdentityId identity, AttributeValue row) {
        return Map.of(PARTITION_KEY, partition(identity), SORT_KEY, row);
    }

    /** A row without limits ends, so that whoever writes it need not be allowed to delete rows. */
    static Map<String, AttributeValue> write(IdentityId identity, OwnLimits own, Instant now) {
        var row = new HashMap<>(key(identity, fromS(LIMITS)));
        own.numbers().forEach((number, most) -> row.put(number.text(), fromN(Long.toString(most))));
        if (own.numbers().isEmpty()) {
            row.put(EXPIRES_AT, fromN(Long.toString(now.plus(EMPTY_KEPT).getEpochSecond())));
        }
        return row;
    }

    /** None, of a row that is not there. */
    static OwnLimits limits(Map<String, AttributeValue> row) {
        var attributes = new Attributes(row);
        var numbers = new EnumMap<BudgetNumber, Long>(BudgetNumber.class);
        for (BudgetNumber number : BudgetNumber.values()) {
            if (attributes.has(number.text())) {
                numbers.put(number, attributes.number(number.text()));
            }
        }
        return new OwnLimits(numbers);
    }

    /** What was spent by a row of a day, with the suffix of an hour or none; nothing, of a row that is not there. */
    static Cost spent(Map<String, AttributeValue> row, String suffix) {
        return new Cost(
                number(row, "tickets" + suffix), number(row, "bytes" + suffix), number(row, "deletes" + suffix));
    }

    static long number(Map<String, AttributeValue> row, String name) {
        var attributes = new Attributes(row);
        return attributes.has(name) ? attributes.number(name) : 0;
    }
}
