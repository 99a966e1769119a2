package io.shoebox.emulator.cognito.users;

import java.time.Instant;

/**
 * One sign-in, and the refresh token that it gave out.
 *
 * @param originJti names it in all tokens that come from it
 * @param tokenHash SHA-256 of the refresh token, which itself is not kept
 * @param authTime when the user signed in
 * @param expires when the refresh token does
 */
public record Session(
        String originJti, String tokenHash, String clientId, Instant authTime, Instant expires, boolean revoked) {
    Session asRevoked() {
        return new Session(originJti, tokenHash, clientId, authTime, expires, true);
    }
}
