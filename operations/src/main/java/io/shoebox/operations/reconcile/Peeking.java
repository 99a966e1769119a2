package io.shoebox.operations.reconcile;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** An iterator whose next element can be looked at. */
final class Peeking<T> {
    private final Iterator<T> source;
    private @Nullable T head;

    Peeking(Iterator<T> source) {
        this.source = source;
    }

    /** Null at the end. */
    @Nullable
    T peek() {
        if (head == null && source.hasNext()) {
            head = source.next();
        }
        return head;
    }

    /** The next one, which must be there. */
    T next() {
        T next = peek();
        head = null;
        return next == null ? source.next() : next;
    }
}
