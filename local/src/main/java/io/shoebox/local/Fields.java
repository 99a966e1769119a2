package io.shoebox.local;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of the API's answers, as a client reads it. */
record Fields(Map<?, ?> values) {
    /** A field that is never null. */
    String text(String name) {
        return requireNonNull(values.get(name), name).toString();
    }

    Optional<String> maybe(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    long number(String name) {
        return ((Number) requireNonNull(values.get(name), name)).longValue();
    }

    /** Objects in a list. */
    List<Fields> list(String name) {
        return ((List<?>) requireNonNull(values.get(name), name))
                .stream()
                        .map(item -> new Fields((Map<?, ?>) requireNonNull(item)))
                        .toList();
    }
}
