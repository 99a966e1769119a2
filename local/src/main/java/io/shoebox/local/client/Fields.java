package io.shoebox.local.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of the API's answers, as a client reads it. */
public record Fields(Map<?, ?> values) {
    /** A field that is never null. */
    public String text(String name) {
        return requireNonNull(values.get(name), name).toString();
    }

    /** A field that may be null. */
    public Optional<String> maybe(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    /** A whole number that is never null. */
    public long number(String name) {
        return ((Number) requireNonNull(values.get(name), name)).longValue();
    }

    /** Objects in a list. */
    public List<Fields> list(String name) {
        return ((List<?>) requireNonNull(values.get(name), name))
                .stream()
                        .map(item -> new Fields((Map<?, ?>) requireNonNull(item)))
                        .toList();
    }
}
