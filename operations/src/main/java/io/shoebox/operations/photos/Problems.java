package io.shoebox.operations.photos;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.Page;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Photos that failed or were rejected: found, tried again, taken off the list. */
public final class Problems {
    /** The most photos that one call tries again. */
    public static final int MOST_RETRIED = 1000;

    /** Queries of one call: a filter that finds little must not read the whole index at once. */
    private static final int MOST_QUERIES = 20;

    private final Catalog catalog;
    private final RetrySender sender;

    public Problems(Catalog catalog, RetrySender sender) {
        this.catalog = catalog;
        this.sender = sender;
    }

    /**
     * What a retry did.
     *
     * @param next opaque; goes on with the rest; null if there is none
     */
    public record Retried(int sent, @Nullable String next) {}

    /**
     * Newest change first. A page may have fewer than were asked for, or none, and there be more.
     *
     * @param limit 1 to {@value Page#MOST_ITEMS}
     * @param after the {@code next} of the page before; null for the first
     * @throws IllegalArgumentException if that is no token of this listing
     */
    public Page<Photo> list(ProblemFilter filter, int limit, @Nullable String after) {
        var found = new ArrayList<Photo>();
        String next = after;
        for (int queries = 0; queries < MOST_QUERIES; queries++) {
            Page<Photo> page = catalog.problems(new Page.Request(limit - found.size(), next));
            page.items().stream().filter(filter::finds).forEach(found::add);
            next = page.items().stream().anyMatch(filter::isPast) ? null : page.next();
            if (next == null || found.size() == limit) {
                break;
            }
        }
        return new Page<>(found, next);
    }

    /** How many there are, counted up to a bound. */
    public int count(ProblemFilter filter, int most) {
        int count = 0;
        String next = null;
        do {
            Page<Photo> page = list(filter, Page.MOST_ITEMS, next);
            count += page.items().size();
            next = page.next();
        } while (next != null && count < most);
        return Math.min(count, most);
    }

    /**
     * Sends the events of what the filter finds again, at most {@value #MOST_RETRIED}.
     *
     * @param after the {@code next} of the call before; null at first
     */
    public Retried retry(ProblemFilter filter, @Nullable String after) {
        int sent = 0;
        String next = after;
        do {
            Page<Photo> page = list(filter, Math.min(Page.MOST_ITEMS, MOST_RETRIED - sent), next);
            sent += sender.send(page.items());
            next = page.next();
        } while (next != null && sent < MOST_RETRIED);
        return new Retried(sent, next);
    }

    /** Sends the events of these photos again; of those that there is a record of and that are not done. */
    public int retry(List<PhotoKey> keys) {
        List<Photo> photos =
                keys.stream().flatMap(key -> catalog.find(key).stream()).toList();
        return sender.send(photos);
    }

    /** Takes a photo off the list; whether it was on it. */
    public boolean dismiss(PhotoKey key) {
        return catalog.dismiss(key);
    }
}
