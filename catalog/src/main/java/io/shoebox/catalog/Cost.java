package io.shoebox.catalog;

/** What something costs of a {@link BudgetLimits}. */
public record Cost(long tickets, long bytes, long deletes) {
    /** An upload of so many bytes. */
    public static Cost ofTicket(long bytes) {
        return new Cost(1, bytes, 0);
    }

    /** The deletion of a photo. */
    public static Cost ofDelete() {
        return new Cost(0, 0, 1);
    }
}
