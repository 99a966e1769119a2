package io.shoebox.operations.records;

import io.shoebox.catalog.BudgetNumber;
import io.shoebox.model.IdentityId;
import java.time.Instant;
import java.util.List;

/** What an owner may do, and has done of it. */
public record OwnerBudget(IdentityId owner, List<Line> lines) {
    /**
     * One number of it, in the unit of its setting.
     *
     * @param limit that holds; 0: none
     * @param usual what it is for who has none of their own
     * @param isOwn whether it is the owner's own
     * @param used since the hour or the day began; what is not limited is not counted
     * @param frees when the next hour or day begins
     */
    public record Line(BudgetNumber number, long limit, long usual, boolean isOwn, double used, Instant frees) {}

    public OwnerBudget {
        lines = List.copyOf(lines);
    }
}
