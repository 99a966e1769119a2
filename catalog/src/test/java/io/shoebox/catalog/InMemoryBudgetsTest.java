package io.shoebox.catalog;

import java.time.InstantSource;

final class InMemoryBudgetsTest extends BudgetsContract {
    @Override
    protected Budgets budgets(BudgetLimits limits, InstantSource clock) {
        return new InMemoryBudgets(limits, clock);
    }

    @Override
    protected BudgetBook book(Budgets budgets, InstantSource clock) {
        return (InMemoryBudgets) budgets;
    }
}
