package io.shoebox.emulator.appsync.graphql;

import java.time.Duration;

/**
 * Bounds of one request; what is beyond is refused before anything is executed, unless said otherwise.
 *
 * @param depth of nested fields, introspection aside
 * @param fields of the operation with its fragments filled in
 * @param aliases of the operation with its fragments filled in
 * @param tokens of the document
 * @param resolvers called for one request; the fields beyond are errors
 * @param resolverTime after which a field is an error; what was called goes on
 */
public record Limits(int depth, int fields, int aliases, int tokens, int resolvers, Duration resolverTime) {
    /** Depth 20, 2,000 fields, 100 aliases, 10,000 tokens, 200 resolvers, 30 s a resolver. */
    public static final Limits USUAL = new Limits(20, 2_000, 100, 10_000, 200, Duration.ofSeconds(30));

    public Limits {
        if (depth < 1 || fields < 1 || aliases < 0 || tokens < 1 || resolvers < 1 || !resolverTime.isPositive()) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
