package io.shoebox.cli.operations;

import io.shoebox.operations.queues.QueueState;
import java.util.Optional;

/** What a monitor wants to hear of: {@code dead-letters}, {@code paused}, {@code age=5m} or {@code waiting=1000}. */
sealed interface FailIf {
    record DeadLetters() implements FailIf {}

    record Paused() implements FailIf {}

    record Age(double seconds) implements FailIf {}

    record Waiting(long messages) implements FailIf {}

    /** What came out for a queue. */
    enum Finding {
        FINE,
        MET,
        UNKNOWN
    }

    static FailIf read(String text) {
        String[] parts = text.split("=", 2);
        String value = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "dead-letters" -> new DeadLetters();
            case "paused" -> new Paused();
            case "age" -> new Age(Words.duration(value).toSeconds());
            case "waiting" -> new Waiting(Words.duration(value).toSeconds());
            default ->
                throw new IllegalArgumentException(
                        "--fail-if takes dead-letters, paused, age=TIME or waiting=N, not " + text);
        };
    }

    default Finding in(QueueState state) {
        return switch (this) {
            case DeadLetters() -> met(state.counts().deadLetters() > 0);
            case Paused() ->
                met(Optional.ofNullable(state.worker())
                        .filter(worker -> worker.paused())
                        .isPresent());
            case Waiting(long messages) -> met(state.counts().waiting() >= messages);
            case Age(double seconds) -> {
                Double oldest = state.pace().oldestSeconds();
                if (oldest == null) {
                    yield state.counts().undone() == 0 ? Finding.FINE : Finding.UNKNOWN;
                }
                yield met(oldest >= seconds);
            }
        };
    }

    private static Finding met(boolean condition) {
        return condition ? Finding.MET : Finding.FINE;
    }
}
