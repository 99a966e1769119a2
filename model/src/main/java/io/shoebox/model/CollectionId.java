package io.shoebox.model;

import java.util.regex.Pattern;

/**
 * The name of one of an owner's collections, chosen by the client.
 *
 * @param value 1 to 64 of the characters {@code A-Z a-z 0-9 _ -}
 */
public record CollectionId(String value) {
    /** The rule in words, for refusals. */
    public static final String RULE = "1 to 64 of the characters A-Z a-z 0-9 _ -";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws IllegalArgumentException if the value breaks the rule */
    public CollectionId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a collection id is " + RULE);
        }
    }

    /** Whether the text follows the rule. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
