package io.shoebox.emulator.appsync.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.GraphQLScalarType;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AppSync's scalars (https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html). */
final class AwsScalars {
    /** Without a limit on nesting beyond Jackson's own of 1,000. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .()-]{2,30}");
    private static final Pattern IP_V4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)(/(3[0-2]|[12]?\\d))?");
    private static final Pattern IP_V6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}(/(12[0-8]|1[01]\\d|\\d?\\d))?");
    private static final Pattern TIME =
            Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d(:\\d\\d)?)?");

    private static final Map<String, Predicate<String>> TEXTS = Map.of(
            "AWSDate", text -> parses(() -> LocalDate.parse(text, DateTimeFormatter.ISO_DATE)),
            "AWSTime", text -> TIME.matcher(text).matches(),
            "AWSDateTime", text -> parses(() -> OffsetDateTime.parse(text)),
            "AWSEmail", text -> EMAIL.matcher(text).matches(),
            "AWSURL", AwsScalars::isUrl,
            "AWSPhone", text -> PHONE.matcher(text).matches(),
            "AWSIPAddress",
                    text -> IP_V4.matcher(text).matches() || IP_V6.matcher(text).matches());

    private AwsScalars() {}

    /** By name. */
    static Map<String, GraphQLScalarType> all() {
        Map<String, GraphQLScalarType> all = new HashMap<>();
        TEXTS.forEach((name, valid) -> all.put(name, scalar(name, text(valid), text(valid))));
        all.put("AWSTimestamp", scalar("AWSTimestamp", AwsScalars::seconds, AwsScalars::seconds));
        all.put("AWSJSON", scalar("AWSJSON", AwsScalars::parsed, AwsScalars::printed));
        return all;
    }

    /** @param in and out: give null for what is not valid */
    private static GraphQLScalarType scalar(String name, ValueCheck in, ValueCheck out) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new CheckedCoercing(name, in, out))
                .build();
    }

    private static ValueCheck text(Predicate<String> valid) {
        return value -> value instanceof String text && valid.test(text) ? text : null;
    }

    private static @Nullable Object seconds(Object value) {
        return value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : null;
    }

    /** A resolver sees what the JSON says, not its text. */
    private static @Nullable Object parsed(Object value) {
        try {
            return value instanceof String text ? JSON.readValue(text, Object.class) : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** A text is taken to be JSON already. */
    private static @Nullable Object printed(Object value) {
        try {
            return value instanceof String text ? text : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.isAbsolute() && !uri.isOpaque() && uri.getAuthority() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Gives the value to go on with; null if it is not valid. */
    @FunctionalInterface
    interface ValueCheck {
        @Nullable
        Object check(Object value);
    }
}
