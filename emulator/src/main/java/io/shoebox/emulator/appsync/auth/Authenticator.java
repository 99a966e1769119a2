package io.shoebox.emulator.appsync.auth;

import io.shoebox.emulator.sigv4.CredentialScope;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, by whichever of the API's modes the Authorization header is for. */
public final class Authenticator {
    private static final Authentication.Denied NO_HEADER =
            Authentication.unauthorized("Valid authorization header not provided.");
    private static final Authentication.Denied NOT_AUTHORIZED =
            Authentication.unauthorized("You are not authorized to make this call.");
    private static final Authentication.Denied NO_TOKEN = Authentication.unauthorized("Unable to parse JWT token.");
    /** Characters; a token of Cognito has about 1,100. */
    private static final int LONGEST_TOKEN = 16_384;

    private final @Nullable UserPoolAuth userPool;
    private final @Nullable SigV4 signatures;

    /** @param userPool and iam: null where the API does not take it */
    public Authenticator(@Nullable UserPoolAuth userPool, @Nullable IamAuth iam, InstantSource clock) {
        this.userPool = userPool;
        signatures = iam == null ? null : new SigV4(iam, clock);
    }

    public Authentication authenticate(SignedRequest request) {
        Optional<String> header =
                request.header("authorization").map(String::strip).filter(value -> !value.isEmpty());
        if (header.isEmpty()) {
            return NO_HEADER;
        }
        String value = header.get();
        if (value.startsWith(CredentialScope.ALGORITHM)) {
            return signatures == null ? NOT_AUTHORIZED : signatures.verify(request, value);
        }
        return userPool == null ? NOT_AUTHORIZED : ofToken(userPool, withoutScheme(value));
    }

    private static String withoutScheme(String value) {
        return value.regionMatches(true, 0, "Bearer ", 0, 7)
                ? value.substring(7).strip()
                : value;
    }

    private static Authentication ofToken(UserPoolAuth pool, String token) {
        if (token.length() > LONGEST_TOKEN) {
            return NO_TOKEN;
        }
        return switch (pool.tokens().check(token)) {
            case TokenVerdict.Refused refused -> Authentication.unauthorized(refused.message());
            case TokenVerdict.Verified verified -> ofClaims(pool, verified);
        };
    }

    private static Authentication ofClaims(UserPoolAuth pool, TokenVerdict.Verified token) {
        Object use = token.claims().get("token_use");
        @Nullable
        Object appClient = "id".equals(use)
                ? token.claims().get("aud")
                : "access".equals(use) ? token.claims().get("client_id") : null;
        if (!pool.accepts(appClient)) {
            return NOT_AUTHORIZED;
        }
        Identity.@Nullable UserPool identity = Identity.UserPool.of(token.claims());
        return identity == null ? NO_TOKEN : new Authentication.Known(identity);
    }
}
