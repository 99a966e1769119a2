package io.shoebox.twin.functions;

/** What came of an invocation. */
public sealed interface Answer {
    /**
     * The function returned.
     *
     * @param body JSON
     */
    record Returned(String body) implements Answer {}

    /**
     * The function threw.
     *
     * @param error JSON with {@code errorType} and {@code errorMessage}
     */
    record Failed(String error) implements Answer {}
}
