package io.shoebox.queue;

/** Handles one event of a message; repeated and reordered events must end in the same state. */
@FunctionalInterface
public interface EventHandler<E> {
    /** What became of the event. An exception counts as {@link Outcome.Retry}. */
    Outcome handle(E event);
}
