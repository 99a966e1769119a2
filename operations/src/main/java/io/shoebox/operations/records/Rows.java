package io.shoebox.operations.records;

import static io.shoebox.model.TableSchema.EXPIRES_AT;
import static io.shoebox.model.TableSchema.OPERATIONS;
import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Operators' rows in the table: their keys begin as no identity's do, so that a role can be limited to these rows. */
public final class Rows {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Rows() {}

    /** The key of a row of a kind, such as {@code AUDIT}. */
    public static Map<String, AttributeValue> key(String kind, String id) {
        return Map.of(PARTITION_KEY, partition(kind), SORT_KEY, fromS(id));
    }

    /** All rows of a kind are in one partition: operators do little. */
    public static AttributeValue partition(String kind) {
        return fromS(OPERATIONS + kind);
    }

    /** A new row, which DynamoDB removes some time after its end. */
    public static Map<String, AttributeValue> row(String kind, String id, @Nullable Instant end) {
        var row = new HashMap<>(key(kind, id));
        if (end != null) {
            row.put(EXPIRES_AT, number(end.getEpochSecond()));
        }
        return row;
    }

    /** As text whose order is that of time, to the millisecond. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    public static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }

    /** Puts a text into the row, if there is one. */
    public static void putIfAny(Map<String, AttributeValue> row, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            row.put(name, fromS(text));
        }
    }

    public static @Nullable String text(Map<String, AttributeValue> row, String name) {
        return Optional.ofNullable(row.get(name)).map(AttributeValue::s).orElse(null);
    }

    public static @Nullable Long number(Map<String, AttributeValue> row, String name) {
        return Optional.ofNullable(row.get(name))
                .map(AttributeValue::n)
                .map(Long::valueOf)
                .orElse(null);
    }

    public static @Nullable Instant instant(Map<String, AttributeValue> row, String name) {
        String text = text(row, name);
        return text == null ? null : Instant.parse(text);
    }
}
