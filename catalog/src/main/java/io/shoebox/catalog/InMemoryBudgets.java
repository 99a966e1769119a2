package io.shoebox.catalog;

import io.shoebox.model.IdentityId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The executable reference model of {@link Budgets}. Safe for use by several threads. */
public final class InMemoryBudgets implements Budgets {
    private final BudgetLimits limits;
    private final InstantSource clock;
    private final Map<Spent, Long> spent = new HashMap<>();

    private record Spent(IdentityId identity, Instant day, String name) {}

    public InMemoryBudgets(BudgetLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public synchronized Spending spend(IdentityId identity, Cost cost) {
        Instant now = clock.instant();
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        List<BudgetLimits.Limit> counted = limits.of(cost, now);
        for (BudgetLimits.Limit limit : counted) {
            if (!limit.allows(spent.getOrDefault(new Spent(identity, day, limit.name()), 0L))) {
                return limit.refusal();
            }
        }
        counted.forEach(limit -> spent.merge(new Spent(identity, day, limit.name()), limit.cost(), Long::sum));
        return new Spending.Granted();
    }
}
