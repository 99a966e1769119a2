package io.shoebox.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of an item, read by type. If one that must be there is missing, this module did not write the row, and
 * {@link IllegalStateException} is thrown.
 */
record Attributes(Map<String, AttributeValue> item) {
    boolean has(String name) {
        return item.containsKey(name);
    }

    String text(String name) {
        return textIfAny(name).orElseThrow(() -> new IllegalStateException("a row without " + name));
    }

    Optional<String> textIfAny(String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    long number(String name) {
        return Long.parseLong(decimal(name));
    }

    double real(String name) {
        return Double.parseDouble(decimal(name));
    }

    Instant time(String name) {
        return SortableTime.parse(text(name));
    }

    /** The items of a list; none if there is no list. */
    List<Attributes> items(String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::l).orElse(List.of()).stream()
                .map(value -> new Attributes(value.m()))
                .toList();
    }

    private String decimal(String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::n)
                .orElseThrow(() -> new IllegalStateException("a row without " + name));
    }
}
