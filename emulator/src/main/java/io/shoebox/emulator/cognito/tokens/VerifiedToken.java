package io.shoebox.emulator.cognito.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a token says, its signature, issuer, client and time having been checked.
 *
 * @param clientId {@code aud} of an ID token, {@code client_id} of an access token
 * @param groups {@code cognito:groups}
 * @param originJti of the sign-in that it comes from
 * @param claims all of them, times as seconds since 1970
 */
public record VerifiedToken(
        TokenUse use,
        String issuer,
        String sub,
        String username,
        String clientId,
        List<String> groups,
        String originJti,
        Instant authTime,
        Instant expires,
        Map<String, Object> claims) {
    public VerifiedToken {
        groups = List.copyOf(groups);
        claims = Map.copyOf(claims);
    }

    /** Claims are about a person. */
    @Override
    public String toString() {
        return use + " token of " + sub;
    }
}
