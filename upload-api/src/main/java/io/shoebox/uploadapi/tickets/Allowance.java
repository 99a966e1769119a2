package io.shoebox.uploadapi.tickets;

import io.shoebox.catalog.Budgets;
import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.Cost;
import io.shoebox.catalog.Page;
import io.shoebox.catalog.Spending;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoCollection;
import io.shoebox.uploadapi.appsync.Answer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what somebody asks for against what an identity may do in an hour and a day, and may have. */
public final class Allowance {
    /** No limits. */
    public static final Allowance NONE = new Allowance(Budgets.NONE, null, 0);

    private final Budgets budgets;
    private final @Nullable Catalog catalog;
    private final long mostPhotos;

    /**
     * @param catalog counts the photos that an identity has; null where that is not limited
     * @param mostPhotos that an identity may have; 0: as many as it likes
     */
    public Allowance(Budgets budgets, @Nullable Catalog catalog, long mostPhotos) {
        this.budgets = budgets;
        this.catalog = catalog;
        this.mostPhotos = mostPhotos;
    }

    /** Why not; empty if it may be done, and was counted. */
    public Optional<Answer> refusal(IdentityId caller, Cost cost) {
        if (cost.tickets() > 0 && catalog != null && mostPhotos > 0 && photos(catalog, caller) >= mostPhotos) {
            return Optional.of(Answer.exceeded("at most " + mostPhotos + " photos are kept; delete some first"));
        }
        return switch (budgets.spend(caller, cost)) {
            case Spending.Granted() -> Optional.empty();
            case Spending.Refused refused ->
                Optional.of(Answer.exceeded(
                        refused.frees().equals(Spending.Refused.NEVER)
                                ? refused.limit() + "; this is more"
                                : refused.limit() + "; more from " + refused.frees() + " on"));
        };
    }

    /** As many as are registered, and no more than the limit. */
    private long photos(Catalog counted, IdentityId owner) {
        long photos = 0;
        @Nullable String next = null;
        do {
            Page<PhotoCollection> page = counted.collections(owner, new Page.Request(Page.MOST_ITEMS, next));
            photos +=
                    page.items().stream().mapToLong(PhotoCollection::photoCount).sum();
            next = page.next();
        } while (next != null && photos < mostPhotos);
        return photos;
    }
}
