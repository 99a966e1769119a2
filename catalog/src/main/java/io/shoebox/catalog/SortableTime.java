package io.shoebox.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as text of one width, to the nanosecond, so that text order is time order. */
final class SortableTime {
    private static final DateTimeFormatter FORM =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();
    /** Characters. */
    static final int LENGTH = "2026-01-01T00:00:00.000000000Z".length();

    private SortableTime() {}

    /** @throws IllegalArgumentException for a year that does not have four digits */
    static String text(Instant time) {
        return checked(FORM.format(time));
    }

    /** @throws IllegalArgumentException if the text is none of {@link #text} */
    static Instant parse(String text) {
        try {
            return Instant.parse(checked(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time: " + text, e);
        }
    }

    private static String checked(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("not a time of four-digit years and nanoseconds: " + text);
        }
        return text;
    }
}
