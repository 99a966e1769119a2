package io.shoebox.emulator.cognito.identities;

import io.shoebox.emulator.cognito.protocol.Call;
import io.shoebox.emulator.cognito.protocol.Fields;
import io.shoebox.emulator.cognito.protocol.Refusal;
import io.shoebox.emulator.cognito.tokens.PoolKeys;
import io.shoebox.emulator.cognito.tokens.TokenUse;
import io.shoebox.emulator.cognito.tokens.TokenVerifier;
import io.shoebox.emulator.cognito.tokens.Verification;
import io.shoebox.emulator.cognito.tokens.VerifiedToken;
import io.shoebox.emulator.cognito.users.Sessions;
import java.util.Map;

/**
 * The identity pool's calls. An identity follows from the pool's secret, the user pool's id and the user, so that it is the same
 * for ever, on whatever port.
 */
public final class IdentityCalls {
    private static final String SERVICE = "AWSCognitoIdentityService.";

    private final IdentityPoolOptions options;
    private final PoolKeys keys;
    private final String provider;
    private final TokenVerifier verifier;
    private final Sessions sessions;
    private final CredentialSource source;

    /** @param provider the issuer of tokens without its scheme, by which clients name it */
    public IdentityCalls(
            IdentityPoolOptions options,
            PoolKeys keys,
            String provider,
            TokenVerifier verifier,
            Sessions sessions,
            CredentialSource source) {
        this.options = options;
        this.keys = keys;
        this.provider = provider;
        this.verifier = verifier;
        this.sessions = sessions;
        this.source = source;
    }

    /** By target. */
    public Map<String, Call> calls() {
        return Map.of(
                SERVICE + "GetId", (fields, request) -> id(fields),
                SERVICE + "GetCredentialsForIdentity", (fields, request) -> credentials(fields));
    }

    /** Of a user of the user pool. */
    public String identityOf(String sub) {
        String userPool = provider.substring(provider.lastIndexOf('/') + 1);
        return options.region() + ":" + keys.derivedId("identity", options.id() + "\0" + userPool + "\0" + sub);
    }

    private Map<String, ?> id(Fields fields) {
        String pool = fields.text("IdentityPoolId");
        if (!pool.equals(options.id())) {
            throw Refusal.notFound(
                    IdentityPoolOptions.isId(pool)
                            ? "IdentityPool '" + pool + "' not found."
                            : "IdentityPool not found.");
        }
        return Map.of("IdentityId", identityOf(user(fields).sub()));
    }

    private Map<String, ?> credentials(Fields fields) {
        String identity = fields.text("IdentityId");
        if (!IdentityPoolOptions.isId(identity)) {
            throw Refusal.invalid("The identity id is none.");
        }
        if (!identity.equals(identityOf(user(fields).sub()))) {
            throw Refusal.notAuthorized("Access to Identity '" + identity + "' is forbidden.");
        }
        TemporaryCredentials credentials = source.issue(identity);
        return Map.of(
                "IdentityId",
                identity,
                "Credentials",
                Map.of(
                        "AccessKeyId", credentials.accessKeyId(),
                        "SecretKey", credentials.secretAccessKey(),
                        "SessionToken", credentials.sessionToken(),
                        "Expiration", credentials.expiration().getEpochSecond()));
    }

    private VerifiedToken user(Fields fields) {
        Map<String, String> logins = fields.texts("Logins");
        if (logins.isEmpty()) {
            throw Refusal.notAuthorized("Unauthenticated access is not supported for this identity pool.");
        }
        String token = logins.get(provider);
        if (token == null || logins.size() > 1) {
            throw Refusal.notAuthorized("Token is not from a supported provider of this identity pool.");
        }
        return switch (verifier.verify(token, TokenUse.ID)) {
            case Verification.Valid(VerifiedToken valid) -> live(valid);
            case Verification.Invalid(Verification.Flaw flaw) ->
                throw Refusal.notAuthorized("Invalid login token. " + sentence(flaw));
        };
    }

    private VerifiedToken live(VerifiedToken token) {
        if (options.serverSideTokenCheck() && !sessions.isLive(token.sub(), token.originJti())) {
            throw Refusal.notAuthorized("Invalid login token. Token is revoked.");
        }
        return token;
    }

    private static String sentence(Verification.Flaw flaw) {
        return switch (flaw) {
            case EXPIRED -> "Token expired.";
            case ISSUER -> "Issuer doesn't match providerName";
            case CLIENT -> "Incorrect token audience.";
            case SIGNATURE, ALGORITHM -> "Token signature invalid.";
            case NO_TOKEN, USE -> "Not a valid OpenId Connect identity token.";
        };
    }
}
