package io.shoebox.catalog;

import io.shoebox.model.IdentityId;

/** Counts what identities do that is limited. */
@FunctionalInterface
public interface Budgets {
    /** Grants everything. */
    Budgets NONE = (identity, cost) -> new Spending.Granted();

    /** Counts the cost, if that keeps every limit; all of it or nothing. */
    Spending spend(IdentityId identity, Cost cost);
}
