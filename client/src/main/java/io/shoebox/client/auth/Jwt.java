package io.shoebox.client.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.client.ShoeboxException;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/** What a token says of itself; whether it is true is for servers to check. */
record Jwt(String issuer, Instant expiration) {
    private static final JsonMapper JSON = new JsonMapper();

    static Jwt of(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "!"));
            return new Jwt(
                    claims.path("iss").asText(),
                    Instant.ofEpochSecond(claims.path("exp").asLong()));
        } catch (IOException | IllegalArgumentException e) {
            throw new ShoeboxException.NotAuthorized("What was given as an ID token is no JSON web token");
        }
    }

    /** By which the identity pool knows the user pool. */
    String provider() {
        return issuer.replaceFirst("^https?://", "");
    }
}
