package io.shoebox.local;

import io.shoebox.model.IdentityId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signed-in user, whose calls reach the functions in the events that AppSync sends in IAM mode. */
final class Caller {
    private final Api api;
    private final IdentityId identity;

    Caller(Api api, IdentityId identity) {
        this.api = api;
        this.identity = identity;
    }

    @Nullable
    Map<String, @Nullable Object> call(String field, Map<String, Object> arguments) {
        return api.invoke(
                field,
                Map.of(
                        "arguments", arguments,
                        "identity",
                                Map.of(
                                        "cognitoIdentityId",
                                        identity.value(),
                                        "cognitoIdentityPoolId",
                                        Api.IDENTITY_POOL_ID,
                                        "cognitoIdentityAuthType",
                                        "authenticated"),
                        "request", Map.of("headers", Map.of()),
                        "info", Map.of("fieldName", field)));
    }
}
