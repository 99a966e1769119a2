package io.shoebox.emulator.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.appsync.auth.Authentication;
import io.shoebox.emulator.appsync.auth.Authenticator;
import io.shoebox.emulator.appsync.auth.Identity;
import io.shoebox.emulator.appsync.auth.SignedRequest;
import io.shoebox.emulator.appsync.auth.UserPoolAuth;
import io.shoebox.emulator.cognito.store.Documents;
import io.shoebox.emulator.cognito.tokens.PoolKeys;
import io.shoebox.emulator.cognito.tokens.TokenIssuer;
import io.shoebox.emulator.cognito.tokens.TokenPair;
import io.shoebox.emulator.cognito.tokens.TokenSubject;
import io.shoebox.emulator.cognito.tokens.TokenTerms;
import io.shoebox.emulator.cognito.tokens.TokenVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CognitoTokensTest {
    private static final String ISSUER = "http://127.0.0.1:9200/eu-central-1_local";
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final PoolKeys KEYS = PoolKeys.of(Documents.in(null), "eu-central-1_local");

    @Test
    void takesIdAndAccessTokensOfThePool() {
        TokenPair pair = issue("web");
        for (String token : List.of(pair.id(), pair.access())) {
            assertThat(authenticate(token, NOW))
                    .isInstanceOfSatisfying(
                            Authentication.Known.class,
                            known -> assertThat(known.identity())
                                    .isInstanceOfSatisfying(Identity.UserPool.class, user -> {
                                        assertThat(user.issuer()).isEqualTo(ISSUER);
                                        assertThat(user.username()).isEqualTo(user.sub());
                                        assertThat(user.groups()).containsExactly("operators");
                                        assertThat(user.claims()).containsKeys("exp", "token_use", "origin_jti");
                                    }));
        }
    }

    @Test
    void refusesTheRest() {
        String token = issue("web").id();
        String body = token.split("\\.", -1)[1];
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
        assertRefused(token, NOW.plus(HOUR), "Token has expired.");
        assertRefused(issue("console").id(), NOW, "You are not authorized to make this call.");
        assertRefused(
                token.substring(0, token.length() - 8) + "AAAAAAAA", NOW, "You are not authorized to make this call.");
        assertRefused(none + "." + body + ".", NOW, "Unable to parse JWT token.");
        assertRefused("a.b.c", NOW, "Unable to parse JWT token.");
    }

    @Test
    void leavesClientsToTheApisExpressionToo() {
        Authenticator strict = authenticator(NOW, Pattern.compile("we"));
        assertThat(strict.authenticate(request(issue("web").id())))
                .isEqualTo(Authentication.unauthorized("You are not authorized to make this call."));
    }

    private static void assertRefused(String token, Instant now, String message) {
        assertThat(authenticate(token, now)).isEqualTo(Authentication.unauthorized(message));
    }

    private static Authentication authenticate(String token, Instant now) {
        return authenticator(now, Pattern.compile("web|console")).authenticate(request(token));
    }

    private static SignedRequest request(String token) {
        return SignedRequest.post("/graphql", Map.of("authorization", "Bearer " + token), "{}");
    }

    private static Authenticator authenticator(Instant now, Pattern clients) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        TokenVerifier verifier = new TokenVerifier(KEYS, ISSUER, Set.of("web"), clock);
        return new Authenticator(new UserPoolAuth(CognitoTokens.of(verifier), clients), null, clock);
    }

    private static TokenPair issue(String client) {
        return new TokenIssuer(KEYS, ISSUER, Clock.fixed(NOW, ZoneOffset.UTC))
                .issue(
                        new TokenSubject("ann", "ann@example.com", true, List.of("operators"), Map.of()),
                        new TokenTerms(client, "origin", NOW, HOUR, HOUR));
    }
}
