package io.shoebox.uploadapi.identity;

import java.util.regex.Pattern;

/**
 * A Cognito user pool.
 *
 * @param id {@code <region>_<letters and digits>}, at most 55 characters
 */
public record UserPool(String id) {
    /** The rule in words, for refusals. */
    public static final String RULE = "a user pool id, <region>_<letters and digits>";

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,30}_[0-9A-Za-z]{1,24}");

    /** @throws IllegalArgumentException if the id breaks the rule */
    public UserPool {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("not " + RULE);
        }
    }

    /** The pool's name as a login provider of an identity pool (Cognito API Reference, {@code GetId}, "Logins"). */
    public String loginProvider() {
        String region = id.substring(0, id.indexOf('_'));
        return "cognito-idp." + region + ".amazonaws.com/" + id;
    }

    /** The {@code iss} claim of the pool's tokens (Cognito Developer Guide, "Verifying JSON web tokens"). */
    public String issuer() {
        return "https://" + loginProvider();
    }
}
