package io.shoebox.catalog;

import java.util.regex.Pattern;

/**
 * A user of an issuer of tokens, as a login of an identity pool.
 *
 * @param identityPool the pool's id: the same user has another identity in another pool
 * @param issuer the {@code iss} claim, 1 to 255 characters, none of them {@code #}
 * @param subject the {@code sub} claim, 1 to 255 ASCII characters (OpenID Connect Core, section 2)
 */
public record Login(String identityPool, String issuer, String subject) {
    private static final Pattern ISSUER = Pattern.compile("[!-~&&[^#]]{1,255}");
    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,255}");

    /** @throws IllegalArgumentException if issuer or subject are of another form */
    public Login {
        if (!ISSUER.matcher(issuer).matches() || !isSubject(subject)) {
            throw new IllegalArgumentException("no issuer and subject of a token");
        }
    }

    /** Whether a claim can be the subject of a login. */
    public static boolean isSubject(String claim) {
        return SUBJECT.matcher(claim).matches();
    }

    /** Without the subject, which may be a person's address. */
    @Override
    public String toString() {
        return "Login[identityPool=" + identityPool + ", issuer=" + issuer + "]";
    }
}
