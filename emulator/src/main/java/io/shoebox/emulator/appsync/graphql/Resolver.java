package io.shoebox.emulator.appsync.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a field from the event that AppSync sends to a direct Lambda resolver
 * (https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference.html). Called by several threads at once;
 * an exception becomes an error of the type {@code Lambda:Unhandled} with the exception's message.
 */
@FunctionalInterface
public interface Resolver {
    ResolverResult resolve(Map<String, @Nullable Object> event) throws Exception;

    /** A local resolver (data source NONE) whose value is one of the field's arguments. */
    static Resolver argument(String name) {
        return event ->
                new ResolverResult.Answer(event.get("arguments") instanceof Map<?, ?> all ? all.get(name) : null);
    }

    /** A local resolver (data source NONE) whose value is all of the field's arguments. */
    static Resolver arguments() {
        return event -> new ResolverResult.Answer(event.get("arguments"));
    }
}
