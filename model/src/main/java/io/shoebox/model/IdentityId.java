package io.shoebox.model;

import java.util.regex.Pattern;

/**
 * A Cognito identity id, {@code <region>:<uuid>} in lower case: the first segment of every key its owner may touch.
 *
 * @param value at most 55 characters, as Cognito's {@code GetId} returns it
 */
public record IdentityId(String value) {
    private static final Pattern FORM =
            Pattern.compile("[a-z]{2,4}(?:-[a-z]{2,10}){1,3}-\\d{1,2}:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MOST_CHARACTERS = 55;

    /** @throws IllegalArgumentException if the value is no identity id */
    public IdentityId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a Cognito identity id (<region>:<uuid>, lower case)");
        }
    }

    /** Whether the text has the form of an identity id. */
    public static boolean isValid(String text) {
        return text.length() <= MOST_CHARACTERS && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
