package io.shoebox.emulator.appsync.auth;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who signs with IAM credentials.
 *
 * @param username {@code AROA…:session} for a role
 * @param cognito null for credentials that no identity pool gave out
 * @param mayCall the policy for {@code appsync:GraphQL} on fields of the query, mutation and subscription types
 */
public record IamPrincipal(
        String accountId,
        String userArn,
        String username,
        @Nullable CognitoIdentity cognito,
        Predicate<FieldName> mayCall) {
    /**
     * An identity of an identity pool.
     *
     * @param authType {@code authenticated} or {@code unauthenticated}
     * @param authProvider as AppSync tells it; null for guests
     */
    public record CognitoIdentity(
            String identityId,
            String identityPoolId,
            String authType,
            @Nullable String authProvider) {}
}
