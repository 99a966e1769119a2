package io.shoebox.emulator.appsync.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param operationName null if the document has but one operation; an empty one is none
 */
public record GraphQlRequest(String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    public GraphQlRequest {
        operationName = operationName == null || operationName.isEmpty() ? null : operationName;
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** Empty if the bytes are not JSON of this form. */
    public static Optional<GraphQlRequest> parse(byte[] json) {
        try {
            @Nullable Map<String, @Nullable Object> object = JSON.readValue(json, OBJECT);
            return object == null ? Optional.empty() : of(object);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<GraphQlRequest> of(Map<String, @Nullable Object> object) {
        @Nullable Object name = object.get("operationName");
        @Nullable Object variables = object.get("variables");
        return object.get("query") instanceof String query
                        && (name == null || name instanceof String)
                        && (variables == null || variables instanceof Map<?, ?>)
                ? Optional.of(new GraphQlRequest(
                        query,
                        (@Nullable String) name,
                        variables == null ? Map.of() : (Map<String, @Nullable Object>) variables))
                : Optional.empty();
    }

    /** Tells no variables. */
    @Override
    public String toString() {
        return "GraphQlRequest[operationName=" + operationName + "]";
    }
}
