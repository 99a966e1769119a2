package io.shoebox.client.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.client.Http;
import io.shoebox.client.ShoeboxConfig;
import io.shoebox.client.ShoeboxException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The tokens of somebody who has signed in by password, refreshed before they end. */
final class SignedIn implements Tokens {
    /** Tokens that end sooner are replaced before they are used. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final String PASSWORD_VERIFIER = "PASSWORD_VERIFIER";

    private final CognitoCall pool;
    private final String client;
    private final ReentrantLock lock = new ReentrantLock();
    private String idToken;
    private String refreshToken;
    private boolean ended;

    private SignedIn(CognitoCall pool, String client, JsonNode tokens) {
        this.pool = pool;
        this.client = client;
        idToken = tokens.path("IdToken").asText();
        refreshToken = tokens.path("RefreshToken").asText();
    }

    static SignedIn signIn(ShoeboxConfig config, Http http, String user, String password) {
        var pool = new CognitoCall(http, config.userPoolUrl(), CognitoCall.USER_POOL);
        var srp = new Srp();
        JsonNode challenge = pool.ask(
                "InitiateAuth",
                Map.of(
                        "ClientId", config.userPoolClientId(),
                        "AuthFlow", "USER_SRP_AUTH",
                        "AuthParameters", Map.of("USERNAME", user, "SRP_A", srp.publicValue())));
        requireChallenge(challenge);
        var parameters = new HashMap<String, String>();
        challenge
                .path("ChallengeParameters")
                .properties()
                .forEach(
                        field -> parameters.put(field.getKey(), field.getValue().asText()));
        var answer = new HashMap<String, Object>(Map.of(
                "ClientId", config.userPoolClientId(),
                "ChallengeName", PASSWORD_VERIFIER,
                "ChallengeResponses", srp.answer(config.userPoolId(), parameters, password, Instant.now())));
        if (challenge.hasNonNull("Session")) {
            answer.put("Session", challenge.path("Session").asText());
        }
        JsonNode result = pool.ask("RespondToAuthChallenge", answer);
        if (!result.path("AuthenticationResult").has("IdToken")) {
            throw wantsMore(result);
        }
        return new SignedIn(pool, config.userPoolClientId(), result.path("AuthenticationResult"));
    }

    private static void requireChallenge(JsonNode challenge) {
        if (!challenge.path("ChallengeName").asText().equals(PASSWORD_VERIFIER)) {
            throw wantsMore(challenge);
        }
    }

    private static ShoeboxException wantsMore(JsonNode answer) {
        return new ShoeboxException.NotAuthorized("The user pool asks for "
                + answer.path("ChallengeName").asText("something")
                + ", which this client cannot answer: sign in by the application, and give this client its ID token");
    }

    @Override
    public String idToken(@Nullable String refused) {
        lock.lock();
        try {
            if (ended) {
                throw new ShoeboxException.NotAuthorized("Signed out: sign in again");
            }
            boolean ends = Jwt.of(idToken).expiration().isBefore(Instant.now().plus(MARGIN));
            if (ends || idToken.equals(refused)) {
                refresh();
            }
            return idToken;
        } finally {
            lock.unlock();
        }
    }

    /** By the call that Amplify makes; pools that rotate refresh tokens take no other. */
    private void refresh() {
        JsonNode tokens = pool.ask(
                        "GetTokensFromRefreshToken", Map.of("ClientId", client, "RefreshToken", refreshToken))
                .path("AuthenticationResult");
        idToken = tokens.path("IdToken").asText();
        refreshToken = tokens.path("RefreshToken").asText(refreshToken);
    }

    @Override
    public void signOut() {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                pool.ask("RevokeToken", Map.of("ClientId", client, "Token", refreshToken));
            }
        } finally {
            lock.unlock();
        }
    }
}
