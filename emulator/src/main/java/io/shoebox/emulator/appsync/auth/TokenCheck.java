package io.shoebox.emulator.appsync.auth;

/** Verifies signature, issuer and time of a user pool's token. */
@FunctionalInterface
public interface TokenCheck {
    /** @param token without {@code Bearer} */
    TokenVerdict check(String token);
}
