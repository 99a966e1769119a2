package io.shoebox.uploadapi.identity;

import org.jspecify.annotations.Nullable;

/** Who AppSync says is calling, by the mode of authorization; nothing here is verified yet. */
public sealed interface Caller {
    /** Signed with IAM credentials; the Cognito fields are there if an identity pool gave them out. */
    record Iam(
            @Nullable String identityId,
            @Nullable String identityPoolId,
            @Nullable String authType) implements Caller {}

    /**
     * Signed in with a token whose signature AppSync has checked.
     *
     * @param issuer of the token; an OpenID Connect provider other than a user pool has its own
     * @param use what the token is for: {@code id} or {@code access} in a user pool
     * @param token as the client sent it, without {@code Bearer}
     */
    record TokenBearer(
            String issuer, @Nullable String use, @Nullable String token) implements Caller {
        /** Without the token, so that no log can hold it. */
        @Override
        public String toString() {
            return "TokenBearer[issuer=" + issuer + ", use=" + use + "]";
        }
    }

    /** An API key, a Lambda authorizer, or nothing that is known. */
    record Unidentified() implements Caller {}
}
