package io.shoebox.queue;

/** Handles one event of a message; repeated and reordered events must end in the same state. */
@FunctionalInterface
public interface EventHandler<E> {
    /** What became of the event. An exception counts as {@link Outcome.Retry}. */
    Outcome handle(E event);

    /** So many messages will be handled at about the same time, each of which is told to end. */
    default void begin(int messages) {}

    /** A message has ended, whatever became of it. */
    default void end() {}
}
