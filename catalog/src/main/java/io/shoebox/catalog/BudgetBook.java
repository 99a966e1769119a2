package io.shoebox.catalog;

import io.shoebox.model.IdentityId;

/** What {@link Budgets} count, for whoever looks after them. */
public interface BudgetBook {
    /**
     * What an identity has of its own, and has spent.
     *
     * @param hour in this hour; what is not limited is not counted
     * @param day in this day
     */
    record Entry(OwnLimits own, Cost hour, Cost day) {}

    /** What is known of an identity as of now; of one that is not known, that it has spent nothing. */
    Entry read(IdentityId identity);

    /** Gives an identity limits of its own, in place of those before. All {@link Budgets} keep them within a minute. */
    void change(IdentityId identity, OwnLimits own);
}
