package io.shoebox.local;

import io.shoebox.local.client.Fields;
import io.shoebox.local.client.PhotoApi;
import io.shoebox.local.client.RefusedException;
import io.shoebox.model.IdentityId;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.ErrorType;
import java.util.Map;
import java.util.Optional;

/** A signed-in user, whose calls reach the functions in the events that AppSync sends in IAM mode. */
public final class Caller implements PhotoApi {
    private final Api api;
    private final IdentityId identity;

    /** For one identity, which is taken as verified. */
    public Caller(Api api, IdentityId identity) {
        this.api = api;
        this.identity = identity;
    }

    @Override
    public Optional<Fields> call(String field, Map<String, Object> arguments) {
        Map<String, Object> verified = Map.of(
                "cognitoIdentityId",
                identity.value(),
                "cognitoIdentityPoolId",
                Api.IDENTITY_POOL_ID,
                "cognitoIdentityAuthType",
                "authenticated");
        Map<String, Object> event = Map.of(
                "arguments",
                arguments,
                "identity",
                verified,
                "request",
                Map.of("headers", Map.of()),
                "info",
                Map.of("fieldName", field));
        return switch (api.invoke(field, event)) {
            case Answer.Value(var value) -> Optional.ofNullable(value).map(Caller::fields);
            case Answer.Refused(ErrorType type, String message) -> throw new RefusedException(type.text(), message);
        };
    }

    @SuppressWarnings("unchecked") // JSON's objects have texts for names
    private static Fields fields(Object object) {
        return new Fields((Map<String, Object>) object);
    }
}
