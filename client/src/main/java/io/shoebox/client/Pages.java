package io.shoebox.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages of a list, each fetched when it is wanted. */
final class Pages<T> implements Iterator<Page<T>> {
    private final Function<@Nullable String, Page<T>> fetch;
    private @Nullable String token;
    private boolean ended;

    Pages(Function<@Nullable String, Page<T>> fetch) {
        this.fetch = fetch;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Page<T> next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        Page<T> page = fetch.apply(token);
        token = page.nextToken().orElse(null);
        ended = token == null;
        return page;
    }
}
