package io.shoebox.uploadapi.appsync;

import io.shoebox.uploadapi.identity.Identification;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a field resolves to. A function answers it as JSON: {@code {"data": …}}, or {@code {"error": {"type": …, "message":
 * …}}}, which {@code resolver.js} turns into the field's value or a GraphQL error.
 */
public sealed interface Answer {
    /** What the field is, ready for JSON: of an object, a map of its fields; null where there is none. */
    record Value(@Nullable Object value) implements Answer {}

    /** A refusal: no fault of ours. The message is for the client. */
    record Refused(ErrorType type, String message) implements Answer {}

    /** The caller may not do this, and is not told why: whether a thing of someone else exists is nobody's business. */
    static Answer forbidden() {
        return forbidden(Identification.NOT_AUTHORIZED);
    }

    static Answer forbidden(String message) {
        return new Refused(ErrorType.NOT_AUTHORIZED, message);
    }

    /** @param message names the rule that is broken */
    static Answer invalid(String message) {
        return new Refused(ErrorType.INVALID_REQUEST, message);
    }

    /** @param message names the limit */
    static Answer exceeded(String message) {
        return new Refused(ErrorType.LIMIT_EXCEEDED, message);
    }

    /**
     * The answer of a function, for callers that are not AppSync.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Answer read(Map<String, ? extends @Nullable Object> json) {
        if (json.get("error") instanceof Map<?, ?> error) {
            return new Refused(ErrorType.of(String.valueOf(error.get("type"))), String.valueOf(error.get("message")));
        }
        if (!json.containsKey("data")) {
            throw new IllegalArgumentException("no answer of a function");
        }
        return new Value(json.get("data"));
    }

    /** As the function answers it. */
    default Map<String, @Nullable Object> json() {
        return switch (this) {
            case Value(Object value) -> {
                var json = new HashMap<String, @Nullable Object>();
                json.put("data", value);
                yield Collections.unmodifiableMap(json);
            }
            case Refused(ErrorType type, String message) ->
                Map.of("error", Map.of("type", type.text(), "message", message));
        };
    }
}
