package io.shoebox.catalog;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a paged listing holds, of which one page is in memory at a time.
 *
 * @param <T> what is listed
 * @param <C> where the next page begins
 */
public final class Paged<T, C> implements Iterator<T> {
    private final Function<Optional<C>, Part<T, C>> read;
    private Iterator<T> page = Collections.emptyIterator();
    private Optional<C> next;
    private boolean more = true;

    /** A page. */
    public record Part<T, C>(List<T> items, Optional<C> next) {}

    /**
     * Nothing is read yet.
     *
     * @param from where to begin; empty: at the beginning
     */
    public Paged(Optional<C> from, Function<Optional<C>, Part<T, C>> read) {
        next = from;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        // A page may be empty and have a next one.
        while (!page.hasNext() && more) {
            Part<T, C> part = read.apply(next);
            page = part.items().iterator();
            next = part.next();
            more = next.isPresent();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
