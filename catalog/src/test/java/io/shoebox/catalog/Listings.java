package io.shoebox.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Listings read to their end. */
final class Listings {
    private Listings() {}

    /** All items, in pages that must all be full but for the last. */
    static <T> List<T> all(Function<@Nullable String, Page<T>> listing, int limit) {
        var items = new ArrayList<T>();
        @Nullable String next = null;
        do {
            Page<T> page = listing.apply(next);
            items.addAll(page.items());
            next = page.next();
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            assertThat(next == null || page.items().size() == limit).isTrue();
        } while (next != null);
        return items;
    }
}
