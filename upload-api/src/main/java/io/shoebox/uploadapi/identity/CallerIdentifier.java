package io.shoebox.uploadapi.identity;

import io.shoebox.catalog.Identities;
import io.shoebox.catalog.Login;
import io.shoebox.model.IdentityId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/**
 * Finds the identity of a caller in the one identity pool that counts. A token's {@code sub} names a user of the user
 * pool, not an identity: only Cognito's {@code GetId} knows which identity belongs to it. It takes nothing but the ID
 * token, 25 times a second in an account, so what it answers is remembered.
 */
public final class CallerIdentifier {
    private static final Logger LOG = LoggerFactory.getLogger(CallerIdentifier.class);
    private static final String ACCESS = "access";
    private static final Set<String> USES = Set.of("id", ACCESS);
    private static final String ID_TOKEN_WANTED = Identification.NOT_AUTHORIZED
            + ": send the ID token the first time; this is an access token, for which Cognito tells no identity";

    private static final Identification UNKNOWN = new Identification.Unknown(Identification.NOT_AUTHORIZED);

    private final Trusted trusted;
    private final Identities identities;
    private final CognitoIdentityClient cognito;

    /**
     * Whose word counts.
     *
     * @param identityPoolId the one identity pool
     * @param userPool null: callers with a token are refused
     * @param backends roles that may act for any identity
     */
    public record Trusted(String identityPoolId, @Nullable UserPool userPool, Set<BackendRole> backends) {
        public Trusted {
            backends = Set.copyOf(backends);
        }
    }

    public CallerIdentifier(Trusted trusted, Identities identities, CognitoIdentityClient cognito) {
        this.trusted = trusted;
        this.identities = identities;
        this.cognito = cognito;
    }

    /** Faults of Cognito and DynamoDB come as the SDK's exceptions. */
    public Identification identify(Caller caller) {
        return switch (caller) {
            case Caller.Iam iam -> ofIam(iam);
            case Caller.TokenBearer bearer -> ofToken(bearer);
            case Caller.Unidentified _ -> UNKNOWN;
        };
    }

    private Identification ofIam(Caller.Iam iam) {
        if (iam.identityId() == null && iam.identityPoolId() == null) {
            return backend(iam.userArn());
        }
        boolean signedIn = "authenticated".equals(iam.authType());
        return signedIn && trusted.identityPoolId().equals(iam.identityPoolId()) ? verified(iam.identityId()) : UNKNOWN;
    }

    // Never by credentials of an identity pool: a viewers' role that is listed by mistake makes no user a backend.
    private Identification backend(@Nullable String userArn) {
        return trusted.backends().stream()
                .filter(role -> userArn != null && role.isAssumed(userArn))
                .findAny()
                .<Identification>map(Identification.Backend::new)
                .orElse(UNKNOWN);
    }

    private Identification ofToken(Caller.TokenBearer bearer) {
        UserPool pool = trusted.userPool();
        if (pool == null || !isOfPool(pool, bearer)) {
            return UNKNOWN;
        }
        String subject = bearer.subject();
        if (subject == null || !Login.isSubject(subject)) {
            return UNKNOWN;
        }
        var login = new Login(trusted.identityPoolId(), pool.issuer(), subject);
        Optional<IdentityId> remembered = identities.find(login);
        return remembered.isPresent()
                ? new Identification.Verified(remembered.get())
                : firstSight(login, bearer, pool.loginProvider());
    }

    /** AppSync has verified the token; the pool may have clients of other applications, whose tokens it takes too. */
    private static boolean isOfPool(UserPool pool, Caller.TokenBearer bearer) {
        String use = bearer.use();
        String client = bearer.client();
        return pool.issuer().equals(bearer.issuer())
                && (use == null ? !pool.saysUse() : USES.contains(use))
                && client != null
                && pool.clients().contains(client);
    }

    private Identification firstSight(Login login, Caller.TokenBearer bearer, String provider) {
        if (ACCESS.equals(bearer.use())) {
            return new Identification.Unknown(ID_TOKEN_WANTED);
        }
        String token = bearer.token();
        Identification told = token == null || token.isEmpty() ? UNKNOWN : ask(Map.of(provider, token));
        if (told instanceof Identification.Verified(IdentityId identity)) {
            identities.remember(login, identity);
        }
        return told;
    }

    private Identification ask(Map<String, String> logins) {
        try {
            GetIdResponse answer = cognito.getId(
                    request -> request.identityPoolId(trusted.identityPoolId()).logins(logins));
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
