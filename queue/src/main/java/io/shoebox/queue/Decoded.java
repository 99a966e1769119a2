package io.shoebox.queue;

/** What a part of a message turned out to be. */
public sealed interface Decoded<E> {
    /** An event to handle. */
    record Event<E>(E event) implements Decoded<E> {}

    /** Something that is known and needs no handling, such as S3's test event. */
    record Irrelevant<E>(String reason) implements Decoded<E> {}

    /** Nothing that this queue should carry: for the dead-letter queue and a person. */
    record Unreadable<E>(String reason) implements Decoded<E> {}
}
