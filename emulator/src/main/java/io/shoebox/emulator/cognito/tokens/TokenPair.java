package io.shoebox.emulator.cognito.tokens;

import java.time.Duration;

/** An ID token and an access token, signed; {@code lifetime} is the access token's. */
public record TokenPair(String id, String access, Duration lifetime) {
    @Override
    public String toString() {
        return "tokens for " + lifetime;
    }
}
