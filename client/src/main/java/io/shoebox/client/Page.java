package io.shoebox.client;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param nextToken gets the next part; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> nextToken) {
    /** Items a page may have. */
    public static final int MOST = 100;

    public Page {
        items = List.copyOf(items);
    }
}
