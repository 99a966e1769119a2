package io.shoebox.twin.functions;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An event on its way to a function.
 *
 * @param event JSON, or what is to be taken for it
 * @param deadline when the function is to have answered
 */
record Invocation(String id, String event, Instant deadline, CompletableFuture<Answer> answer) {
    static Invocation of(String event, Instant deadline) {
        return new Invocation(UUID.randomUUID().toString(), event, deadline, new CompletableFuture<>());
    }
}
