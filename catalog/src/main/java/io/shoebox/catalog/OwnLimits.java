package io.shoebox.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The limits that are an identity's own, in place of the usual ones.
 *
 * @param numbers in the units of the settings, MiB for bytes; 0: no limit. What is not there is as usual
 */
public record OwnLimits(Map<BudgetNumber, Long> numbers) {
    /** The most that a number may be, as in the settings. */
    public static final long MOST = 1_000_000_000;
    /** All is as usual. */
    public static final OwnLimits NONE = new OwnLimits(Map.of());

    public OwnLimits {
        numbers.forEach((number, most) -> {
            if (most < 0 || most > MOST) {
                throw new IllegalArgumentException(number.text() + " must be from 0 to " + MOST + ", not " + most);
            }
        });
        numbers = numbers.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(numbers));
    }

    /** What holds, given what is usual. */
    public BudgetLimits over(BudgetLimits usual) {
        return numbers.isEmpty()
                ? usual
                : new BudgetLimits(
                        new Cost(
                                limit(BudgetNumber.UPLOADS_PER_HOUR, usual),
                                limit(BudgetNumber.MIB_PER_HOUR, usual),
                                limit(BudgetNumber.DELETES_PER_HOUR, usual)),
                        new Cost(
                                limit(BudgetNumber.UPLOADS_PER_DAY, usual),
                                limit(BudgetNumber.MIB_PER_DAY, usual),
                                limit(BudgetNumber.DELETES_PER_DAY, usual)));
    }

    private long limit(BudgetNumber number, BudgetLimits usual) {
        Long own = numbers.get(number);
        return own == null ? number.of(usual.hour(), usual.day()) : own * number.unit();
    }
}
