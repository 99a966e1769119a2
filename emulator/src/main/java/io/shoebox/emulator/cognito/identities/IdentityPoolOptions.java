package io.shoebox.emulator.cognito.identities;

import java.util.regex.Pattern;

/**
 * An identity pool for the users of the user pool beside it. Guests are refused.
 *
 * @param id such as {@code us-east-1:11111111-2222-4333-8444-555555555555}: the region, a colon, a UUID
 * @param serverSideTokenCheck whether an ID token ends with the sign-in that it comes from
 */
public record IdentityPoolOptions(String id, boolean serverSideTokenCheck) {
    private static final Pattern ID =
            Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public IdentityPoolOptions {
        if (!isId(id)) {
            throw new IllegalArgumentException("An identity pool's id is a region, a colon and a UUID");
        }
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    String region() {
        return id.substring(0, id.indexOf(':'));
    }
}
