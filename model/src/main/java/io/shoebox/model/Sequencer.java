package io.shoebox.model;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Orders the events of one key. S3 sends hexadecimal text of differing length; right-padded with zeros it compares as
 * text (S3 User Guide, "Event message structure").
 *
 * @param value 32 upper-case hexadecimal characters
 */
public record Sequencer(String value) implements Comparable<Sequencer> {
    private static final int LENGTH = 32;
    private static final Pattern FORM = Pattern.compile("[0-9A-F]{32}");

    /** What an event without a sequencer has: before all others. */
    public static final Sequencer NONE = new Sequencer("0".repeat(LENGTH));

    /** @throws IllegalArgumentException if the value is not in its padded form */
    public Sequencer {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a padded sequencer has 32 upper-case hexadecimal characters");
        }
    }

    /**
     * Reads a sequencer as S3 sends it.
     *
     * @throws IllegalArgumentException if it is empty, longer than 32 characters or not hexadecimal: it would be
     *     compared wrongly
     */
    public static Sequencer of(String sent) {
        if (sent.isEmpty() || sent.length() > LENGTH) {
            throw new IllegalArgumentException("a sequencer has 1 to " + LENGTH + " characters, not " + sent.length());
        }
        return new Sequencer(sent.toUpperCase(Locale.ROOT) + "0".repeat(LENGTH - sent.length()));
    }

    /** The one right after this: later than it, and earlier than any that S3 sends later, which are shorter. */
    public Sequencer next() {
        var after = new BigInteger(value, 16).add(BigInteger.ONE).toString(16).toUpperCase(Locale.ROOT);
        return after.length() > LENGTH ? this : new Sequencer("0".repeat(LENGTH - after.length()) + after);
    }

    @Override
    public int compareTo(Sequencer other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
