package io.shoebox.client.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * What calls to AWS are signed with.
 *
 * @param sessionToken of temporary ones
 * @param expiration when they end; empty if they do not, or nobody knows
 */
public record AwsKeys(
        String accessKeyId, String secretAccessKey, Optional<String> sessionToken, Optional<Instant> expiration) {
    /** Tells neither secret nor token. */
    @Override
    public String toString() {
        return "keys " + accessKeyId;
    }
}
