package io.shoebox.client.auth;

import org.jspecify.annotations.Nullable;

/** Gives ID tokens of one user. */
interface Tokens {
    /** @param refused a token that is not taken any more; null: none was */
    String idToken(@Nullable String refused);

    default void signOut() {}
}
