package io.shoebox.emulator.appsync.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Results and errors in AppSync's shapes (https://github.com/graphql/graphql-over-http/issues/81 lists many). */
public final class ErrorShape {
    private static final Pattern NULL_TYPES =
            Pattern.compile("non-nullable type is '([^']*)' within parent type '([^']*)'");
    private static final Pattern VALIDATION_PREFIX =
            Pattern.compile("^Validation error(?: \\([^)]*\\))? ?: ?", Pattern.DOTALL);

    private ErrorShape() {}

    /** A request that was not executed: no data, and errors without a place. */
    public static Map<String, @Nullable Object> refused(String errorType, String message) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("errorType", errorType);
        error.put("message", message);
        return Map.of("errors", List.of(error));
    }

    /** A request that is GraphQL, but not valid. */
    public static Map<String, @Nullable Object> invalid(List<Map<String, @Nullable Object>> errors) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("data", null);
        json.put("errors", errors);
        return json;
    }

    static Map<String, @Nullable Object> result(ExecutionResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("data", result.getData());
        if (!result.getErrors().isEmpty()) {
            json.put("errors", errors(result.getErrors()));
        }
        return json;
    }

    static List<Map<String, @Nullable Object>> errors(List<? extends GraphQLError> errors) {
        return errors.stream().map(ErrorShape::error).toList();
    }

    private static Map<String, @Nullable Object> error(GraphQLError error) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("path", error.getPath());
        if (error instanceof AppSyncError own) {
            json.put("data", null);
            json.put("errorType", own.type());
            json.put("errorInfo", null);
        }
        json.put("locations", locations(error.getLocations()));
        json.put("message", message(error));
        return json;
    }

    private static @Nullable List<Map<String, @Nullable Object>> locations(@Nullable List<SourceLocation> locations) {
        return locations == null || locations.isEmpty()
                ? null
                : locations.stream().map(ErrorShape::location).toList();
    }

    private static Map<String, @Nullable Object> location(SourceLocation place) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("line", place.getLine());
        json.put("column", place.getColumn());
        json.put("sourceName", null);
        return json;
    }

    private static String message(GraphQLError error) {
        return switch (error) {
            case ValidationError invalid -> validation(invalid);
            case NonNullableFieldWasNullError missing -> missing(missing);
            default -> error.getMessage();
        };
    }

    private static String validation(ValidationError error) {
        String text = VALIDATION_PREFIX.matcher(error.getMessage()).replaceFirst("");
        List<String> path = error.getQueryPath();
        String place = path == null || path.isEmpty() ? "" : " @ '" + String.join("/", path) + "'";
        return "Validation error of type " + error.getValidationErrorType() + ": " + text + place;
    }

    private static String missing(NonNullableFieldWasNullError error) {
        Matcher types = NULL_TYPES.matcher(error.getMessage());
        if (!types.find()) {
            return error.getMessage();
        }
        StringBuilder path = new StringBuilder();
        error.getPath().forEach(step -> path.append(step instanceof Integer index ? "[" + index + "]" : "/" + step));
        return "Cannot return null for non-nullable type: '" + types.group(1) + "' within parent '" + types.group(2)
                + "' (" + path + ")";
    }
}
