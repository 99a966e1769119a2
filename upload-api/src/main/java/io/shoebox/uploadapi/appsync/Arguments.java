package io.shoebox.uploadapi.appsync;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a GraphQL field. AppSync has checked their types against the schema; another type is a bug. */
public record Arguments(Map<String, @Nullable Object> values) {
    public Arguments {
        values = Collections.unmodifiableMap(new HashMap<>(values));
    }

    /** What is in one of the arguments, which is an input object; nothing if it was left out. */
    public Arguments within(String name) {
        var inner = new HashMap<String, @Nullable Object>();
        if (values.get(name) instanceof Map<?, ?> object) {
            object.forEach((field, value) -> inner.put(String.valueOf(field), value));
        }
        return new Arguments(inner);
    }

    /**
     * A text; null if it was left out or is null.
     *
     * @throws IllegalArgumentException if it is no text
     */
    @Nullable
    public String text(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case String text -> text;
            default -> throw new IllegalArgumentException(name + " is no text");
        };
    }

    /**
     * A whole number; null if it was left out or is null.
     *
     * @throws IllegalArgumentException if it is no whole number
     */
    @Nullable
    public Long number(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Number number when number.doubleValue() == number.longValue() -> number.longValue();
            default -> throw new IllegalArgumentException(name + " is no whole number");
        };
    }
}
