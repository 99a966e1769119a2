package io.shoebox.emulator.appsync.graphql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query or a mutation came to.
 *
 * @param json for the caller
 * @param mutations that had a value, which subscribers are to get
 */
public record Answered(Map<String, @Nullable Object> json, List<Mutation> mutations) {
    /**
     * A field of the mutation type that had a value.
     *
     * @param value what was selected of it, by names of fields
     */
    public record Mutation(String field, Map<String, @Nullable Object> value) {}
}
