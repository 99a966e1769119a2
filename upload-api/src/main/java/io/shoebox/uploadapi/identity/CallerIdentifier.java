package io.shoebox.uploadapi.identity;

import io.shoebox.model.IdentityId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/**
 * Finds the identity of a caller in the one identity pool that counts. A token's {@code sub} names a user of the user
 * pool, not an identity: only Cognito's {@code GetId} knows which identity belongs to it.
 */
public final class CallerIdentifier {
    private static final Logger LOG = LoggerFactory.getLogger(CallerIdentifier.class);
    private static final String ID_TOKEN_WANTED = Identification.NOT_AUTHORIZED
            + ": send the ID token; this is an access token, for which Cognito tells no identity";

    private static final Identification UNKNOWN = new Identification.Unknown(Identification.NOT_AUTHORIZED);

    private final String identityPoolId;
    private final @Nullable UserPool userPool;
    private final CognitoIdentityClient cognito;

    /** @param userPool null: callers with a token are refused */
    public CallerIdentifier(String identityPoolId, @Nullable UserPool userPool, CognitoIdentityClient cognito) {
        this.identityPoolId = identityPoolId;
        this.userPool = userPool;
        this.cognito = cognito;
    }

    /** Faults of Cognito come as the SDK's exceptions. */
    public Identification identify(Caller caller) {
        return switch (caller) {
            case Caller.Iam iam -> ofIam(iam);
            case Caller.TokenBearer bearer -> ofToken(bearer);
            case Caller.Unidentified _ -> UNKNOWN;
        };
    }

    private Identification ofIam(Caller.Iam iam) {
        boolean signedIn = "authenticated".equals(iam.authType());
        return signedIn && identityPoolId.equals(iam.identityPoolId()) ? verified(iam.identityId()) : UNKNOWN;
    }

    private Identification ofToken(Caller.TokenBearer bearer) {
        if (userPool == null || !userPool.issuer().equals(bearer.issuer())) {
            return UNKNOWN;
        }
        if ("access".equals(bearer.use())) {
            return new Identification.Unknown(ID_TOKEN_WANTED);
        }
        String token = bearer.token();
        if (!"id".equals(bearer.use()) || token == null || token.isEmpty()) {
            return UNKNOWN;
        }
        return ask(Map.of(userPool.loginProvider(), token));
    }

    private Identification ask(Map<String, String> logins) {
        try {
            GetIdResponse answer = cognito.getId(
                    request -> request.identityPoolId(identityPoolId).logins(logins));
            return verified(answer.identityId());
        } catch (NotAuthorizedException e) {
            LOG.info("Cognito refused an ID token awsRequest={}", e.requestId());
            return UNKNOWN;
        }
    }

    private static Identification verified(@Nullable String identityId) {
        return identityId != null && IdentityId.isValid(identityId)
                ? new Identification.Verified(new IdentityId(identityId))
                : UNKNOWN;
    }
}
