package io.shoebox.emulator.cognito.identities;

import java.time.Instant;

/** What an identity signs its calls with, until it expires. */
public record TemporaryCredentials(
        String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {
    /** Tells neither secret nor token. */
    @Override
    public String toString() {
        return "credentials " + accessKeyId + " until " + expiration;
    }
}
