package io.shoebox.uploadapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;

/** The API's schema, {@code schema.graphql}, and {@code resolver.js}, which stands between it and the functions. */
public final class Schema {
    /** Its text, in the schema definition language with AppSync's directives. */
    public static final String TEXT = read("schema.graphql");

    /** The code of the resolver of each field that a function answers, for the runtime APPSYNC_JS 1.0.0. */
    public static final String RESOLVER = read("resolver.js");

    /** A page holds photos, a photo thumbnails: no query of this schema is deeper. */
    public static final int DEEPEST_QUERY = 5;

    private static final Pattern OPERATIONS =
            Pattern.compile("^type (Query|Mutation|Subscription) \\{(.*?)^}", Pattern.MULTILINE | Pattern.DOTALL);

    private Schema() {}

    /**
     * The type that has an operation's field: {@code Query}, {@code Mutation} or {@code Subscription}.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static String typeOf(String field) {
        Pattern declaration = Pattern.compile("^  " + Pattern.quote(field) + "\\b", Pattern.MULTILINE);
        return OPERATIONS
                .matcher(TEXT)
                .results()
                .filter(type -> declaration.matcher(type.group(2)).find())
                .map(type -> type.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the schema has no field " + field));
    }

    private static String read(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
