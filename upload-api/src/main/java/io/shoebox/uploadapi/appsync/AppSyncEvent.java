package io.shoebox.uploadapi.appsync;

import io.shoebox.uploadapi.identity.Caller;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL field that AppSync asks a function to resolve (AppSync Developer Guide, "AppSync JavaScript resolver
 * context object reference"), as {@code resolver.js} hands it on.
 *
 * @param parentType {@code Query} or {@code Mutation}
 */
public record AppSyncEvent(String parentType, String field, Arguments arguments, Caller caller) {
    private static final String BEARER = "bearer ";

    /**
     * Reads the event as Lambda's runtime gives it. Fields that are not known are ignored.
     *
     * @throws IllegalArgumentException if it names no field: not an event of AppSync
     */
    public static AppSyncEvent from(Map<String, ?> event) {
        Map<String, @Nullable Object> info = object(event.get("info"));
        String field = text(info.get("fieldName"));
        if (field == null) {
            throw new IllegalArgumentException("not an event of AppSync: info.fieldName is missing");
        }
        String parentType = text(info.get("parentTypeName"));
        Map<String, @Nullable Object> headers =
                object(object(event.get("request")).get("headers"));
        return new AppSyncEvent(
                parentType == null ? "" : parentType,
                field,
                new Arguments(object(event.get("arguments"))),
                caller(object(event.get("identity")), headers));
    }

    private static Caller caller(Map<String, @Nullable Object> identity, Map<String, @Nullable Object> headers) {
        String issuer = text(identity.get("issuer"));
        if (issuer != null) {
            Map<String, @Nullable Object> claims = object(identity.get("claims"));
            String use = text(claims.get("token_use"));
            String client = text(claims.get("access".equals(use) ? "client_id" : "aud"));
            return new Caller.TokenBearer(issuer, use, client, text(claims.get("sub")), token(headers));
        }
        if (identity.containsKey("cognitoIdentityId") || identity.containsKey("userArn")) {
            return new Caller.Iam(
                    text(identity.get("cognitoIdentityId")),
                    text(identity.get("cognitoIdentityPoolId")),
                    text(identity.get("cognitoIdentityAuthType")),
                    text(identity.get("userArn")));
        }
        return new Caller.Unidentified();
    }

    private static @Nullable String token(Map<String, @Nullable Object> headers) {
        for (var header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase("authorization") && header.getValue() instanceof String value) {
                boolean bearer = value.toLowerCase(Locale.ROOT).startsWith(BEARER);
                return (bearer ? value.substring(BEARER.length()) : value).strip();
            }
        }
        return null;
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        var object = new HashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> object.put(String.valueOf(name), member));
        }
        return object;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
