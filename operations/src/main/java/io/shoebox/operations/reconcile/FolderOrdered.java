package io.shoebox.operations.reconcile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is sorted {@link KeyOrder#bytes by bytes} into the order of {@link KeyOrder#folders folders}. Only a key that
 * the next ones begin with has to wait for them, so at most as many are held as a key has characters.
 */
final class FolderOrdered<T> implements Iterator<T> {
    private final Iterator<T> sorted;
    private final Function<T, String> key;
    /** Each begins with the one before. */
    private final Deque<T> held = new ArrayDeque<>();

    private @Nullable T ahead;
    private @Nullable String last;

    FolderOrdered(Iterator<T> sorted, Function<T, String> key) {
        this.sorted = sorted;
        this.key = key;
    }

    @Override
    public boolean hasNext() {
        return !held.isEmpty() || ahead != null || sorted.hasNext();
    }

    /** @throws IllegalStateException if the source is not sorted, as listings of some kinds of buckets are not */
    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        while (true) {
            if (ahead == null && sorted.hasNext()) {
                ahead = read();
            }
            T top = held.peek();
            if (top != null && (ahead == null || KeyOrder.folders(key.apply(top), key.apply(ahead)) < 0)) {
                return held.pop();
            }
            if (ahead != null) {
                held.push(ahead);
                ahead = null;
            }
        }
    }

    private T read() {
        T item = sorted.next();
        String now = key.apply(item);
        if (last != null && KeyOrder.bytes(last, now) >= 0) {
            throw new IllegalStateException("a listing is not sorted by key: " + now + " came after " + last);
        }
        last = now;
        return item;
    }
}
