package io.shoebox.queue;

import java.util.List;

/** Turns the body of a message into its parts. A pure function that throws nothing. */
@FunctionalInterface
public interface MessageDecoder<E> {
    List<Decoded<E>> decode(String body);
}
