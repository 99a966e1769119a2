package io.shoebox.uploadapi.appsync;

import io.shoebox.uploadapi.identity.Identification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field resolves to. */
public sealed interface Answer {
    /** A GraphQL object, ready for JSON; null where there is none. */
    record Value(@Nullable Map<String, @Nullable Object> fields) implements Answer {}

    /** The caller may not do this. */
    record Forbidden(String message) implements Answer {}

    /** What the client asked for breaks a rule; the message names the rule and its limit. */
    record Invalid(String message) implements Answer {}

    /** The caller may not do this, and is not told why: whether a thing of someone else exists is nobody's business. */
    static Answer forbidden() {
        return new Forbidden(Identification.NOT_AUTHORIZED);
    }
}
