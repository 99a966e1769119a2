package io.shoebox.client.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.client.Http;
import io.shoebox.client.ShoeboxConfig;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Gives users of the user pool their identity, and keys for it. */
final class IdentityPool {
    private final CognitoCall pool;
    private final String poolId;

    IdentityPool(ShoeboxConfig config, Http http) {
        pool = new CognitoCall(http, config.identityPoolUrl(), CognitoCall.IDENTITY_POOL);
        poolId = config.identityPoolId();
    }

    String identity(String idToken) {
        return pool.ask("GetId", Map.of("IdentityPoolId", poolId, "Logins", logins(idToken)))
                .path("IdentityId")
                .asText();
    }

    AwsKeys keys(String identity, String idToken) {
        JsonNode keys = pool.ask("GetCredentialsForIdentity", Map.of("IdentityId", identity, "Logins", logins(idToken)))
                .path("Credentials");
        return new AwsKeys(
                keys.path("AccessKeyId").asText(),
                keys.path("SecretKey").asText(),
                Optional.of(keys.path("SessionToken").asText()),
                Optional.of(Instant.ofEpochMilli((long) (keys.path("Expiration").asDouble() * 1_000))));
    }

    private static Map<String, String> logins(String idToken) {
        return Map.of(Jwt.of(idToken).provider(), idToken);
    }
}
