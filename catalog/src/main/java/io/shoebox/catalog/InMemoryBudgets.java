package io.shoebox.catalog;

import io.shoebox.model.IdentityId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The executable reference model of {@link Budgets} and {@link BudgetBook}. Safe for use by several threads. */
public final class InMemoryBudgets implements Budgets, BudgetBook {
    private final BudgetLimits usual;
    private final InstantSource clock;
    private final Map<Spent, Long> spent = new HashMap<>();
    private final Map<IdentityId, OwnLimits> own = new HashMap<>();

    private record Spent(IdentityId identity, Instant day, String name) {}

    public InMemoryBudgets(BudgetLimits usual, InstantSource clock) {
        this.usual = usual;
        this.clock = clock;
    }

    @Override
    public synchronized Spending spend(IdentityId identity, Cost cost) {
        Instant now = clock.instant();
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        List<BudgetLimits.Limit> counted = limitsOf(identity).over(usual).of(cost, now);
        for (BudgetLimits.Limit limit : counted) {
            if (!limit.allows(spent.getOrDefault(new Spent(identity, day, limit.name()), 0L))) {
                return limit.refusal();
            }
        }
        counted.forEach(limit -> spent.merge(new Spent(identity, day, limit.name()), limit.cost(), Long::sum));
        return new Spending.Granted();
    }

    @Override
    public synchronized Entry read(IdentityId identity) {
        Instant now = clock.instant();
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        return new Entry(limitsOf(identity), spent(identity, day, BudgetLimits.hourOf(now)), spent(identity, day, ""));
    }

    @Override
    public synchronized void change(IdentityId identity, OwnLimits limits) {
        own.put(identity, limits);
    }

    private OwnLimits limitsOf(IdentityId identity) {
        return own.getOrDefault(identity, OwnLimits.NONE);
    }

    private Cost spent(IdentityId identity, Instant day, String suffix) {
        return new Cost(
                spent.getOrDefault(new Spent(identity, day, "tickets" + suffix), 0L),
                spent.getOrDefault(new Spent(identity, day, "bytes" + suffix), 0L),
                spent.getOrDefault(new Spent(identity, day, "deletes" + suffix), 0L));
    }
}
