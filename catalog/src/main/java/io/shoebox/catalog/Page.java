package io.shoebox.catalog;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing.
 *
 * @param next opaque; gets the part after this one; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** The most items that one page can be asked for. */
    public static final int MOST_ITEMS = 100;

    public Page {
        items = List.copyOf(items);
    }

    /** The first of the items found; there is a next page if more were found. */
    static <T> Page<T> cut(List<T> found, int limit, Function<T, String> token) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), token.apply(found.get(limit - 1)));
    }

    /**
     * Which part of a listing is wanted.
     *
     * @param limit 1 to {@value #MOST_ITEMS}
     * @param after the {@code next} of the page before; null for the first
     */
    public record Request(int limit, @Nullable String after) {
        /** @throws IllegalArgumentException if the limit is out of bounds */
        public Request {
            if (limit < 1 || limit > MOST_ITEMS) {
                throw new IllegalArgumentException("limit must be from 1 to " + MOST_ITEMS + ", not " + limit);
            }
        }

        /** The first page. */
        public static Request first(int limit) {
            return new Request(limit, null);
        }
    }
}
