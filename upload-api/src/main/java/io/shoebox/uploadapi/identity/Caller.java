package io.shoebox.uploadapi.identity;

import org.jspecify.annotations.Nullable;

/** Who AppSync says is calling, by the mode of authorization; what it says was verified by it. */
public sealed interface Caller {
    /**
     * Signed with IAM credentials; the Cognito fields are there if an identity pool gave them out.
     *
     * @param userArn of who signed
     */
    record Iam(
            @Nullable String identityId,
            @Nullable String identityPoolId,
            @Nullable String authType,
            @Nullable String userArn)
            implements Caller {}

    /**
     * Signed in with a token whose signature AppSync has checked.
     *
     * @param issuer of the token; an OpenID Connect provider other than a user pool has its own
     * @param use what the token is for: {@code id} or {@code access} in a user pool
     * @param client the app client that the token was given to
     * @param subject the user
     * @param token as the client sent it, without {@code Bearer}
     */
    record TokenBearer(
            String issuer,
            @Nullable String use,
            @Nullable String client,
            @Nullable String subject,
            @Nullable String token)
            implements Caller {
        /** Without the token, so that no log can hold it. */
        @Override
        public String toString() {
            return "TokenBearer[issuer=" + issuer + ", use=" + use + ", client=" + client + "]";
        }
    }

    /** An API key, a Lambda authorizer, or nothing that is known. */
    record Unidentified() implements Caller {}
}
