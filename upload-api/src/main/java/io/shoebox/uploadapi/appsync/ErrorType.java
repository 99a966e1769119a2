package io.shoebox.uploadapi.appsync;

import java.util.Arrays;

/** What a client may tell errors of the API by: GraphQL's {@code errorType}. */
public enum ErrorType {
    /** The caller may not do this. */
    NOT_AUTHORIZED("NotAuthorized"),
    /** What the client asked for breaks a rule; the message names the rule. */
    INVALID_REQUEST("InvalidRequest"),
    /** It would be more than the operator allows; the message names the limit. */
    LIMIT_EXCEEDED("LimitExceeded"),
    /** Something on our side broke; the same request may succeed later. */
    UNAVAILABLE("Unavailable");

    private final String text;

    ErrorType(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if there is no such type */
    static ErrorType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no type of error: " + text));
    }

    /** As clients see it. */
    public String text() {
        return text;
    }
}
