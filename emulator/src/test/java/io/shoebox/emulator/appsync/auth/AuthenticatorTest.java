package io.shoebox.emulator.appsync.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.appsync.NotesApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthenticatorTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
    private static final Authenticator BOTH = new Authenticator(NotesApi.userPool(), NotesApi.iam(), CLOCK);

    @ParameterizedTest
    @CsvSource({"'',id", "'',access", "'Bearer ',id", "'bearer ',access"})
    void takesTokensOfBothUsesWithAndWithoutBearer(String scheme, String use) {
        Authentication known = authenticate(BOTH, scheme + use + ":ann:" + NotesApi.CLIENT + ":admins+staff");
        assertThat(known)
                .isInstanceOfSatisfying(
                        Authentication.Known.class,
                        it -> assertThat(it.identity()).isInstanceOfSatisfying(Identity.UserPool.class, user -> {
                            assertThat(user.username()).isEqualTo("ann");
                            assertThat(user.sub()).isEqualTo("sub-of-ann");
                            assertThat(user.issuer()).isEqualTo(NotesApi.ISSUER);
                            assertThat(user.groups()).containsExactly("admins", "staff");
                            assertThat(user.claims()).containsEntry("token_use", use);
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "'',Valid authorization header not provided.",
        "' ',Valid authorization header not provided.",
        "garbage,Unable to parse JWT token.",
        "Bearer garbage,Unable to parse JWT token.",
        "id:late:10f1mu8jtpi9asm1drp3a0cclo:,Token has expired.",
        "id:ann:another-client:,You are not authorized to make this call.",
        "access:ann:another-client:,You are not authorized to make this call.",
        "id:ann:10f1mu8jtpi9asm1drp3a0cclo-and-more:,You are not authorized to make this call.",
        "refresh:ann:10f1mu8jtpi9asm1drp3a0cclo:,You are not authorized to make this call."
    })
    void refusesWithAppSyncsWords(String header, String message) {
        assertThat(authenticate(BOTH, header))
                .isEqualTo(new Authentication.Denied(401, "UnauthorizedException", message));
    }

    @Test
    void refusesAHeaderThatIsNotThere() {
        assertThat(BOTH.authenticate(SignedRequest.post("/graphql", Map.of(), "")))
                .isEqualTo(Authentication.unauthorized("Valid authorization header not provided."));
    }

    @Test
    void doesNotAskAboutATokenThatIsTooLong() {
        TokenCheck check = _ -> {
            throw new AssertionError("asked");
        };
        var pool = new Authenticator(new UserPoolAuth(check, null), null, CLOCK);
        assertThat(authenticate(pool, "x".repeat(16_385)))
                .isEqualTo(Authentication.unauthorized("Unable to parse JWT token."));
    }

    @Test
    void refusesClaimsWithoutAUser() {
        TokenCheck check = _ -> new TokenVerdict.Verified(Map.of("token_use", "id", "aud", "client", "iss", "issuer"));
        var pool = new Authenticator(new UserPoolAuth(check, null), null, CLOCK);
        assertThat(authenticate(pool, "token")).isEqualTo(Authentication.unauthorized("Unable to parse JWT token."));
    }

    @Test
    void refusesWhatIsNotOffered() {
        Authentication.Denied refused = Authentication.unauthorized("You are not authorized to make this call.");
        var tokens = new Authenticator(NotesApi.userPool(), null, CLOCK);
        var signatures = new Authenticator(null, NotesApi.iam(), CLOCK);
        assertThat(authenticate(tokens, "AWS4-HMAC-SHA256 Credential=x")).isEqualTo(refused);
        assertThat(authenticate(signatures, NotesApi.idToken("ann"))).isEqualTo(refused);
    }

    @Test
    void tellsNoSecretInTexts() {
        SignedRequest request = SignedRequest.post("/graphql", Map.of("authorization", "a-token"), "a-body");
        assertThat(List.of(request.toString(), NotesApi.USER_KEY.toString(), Optional.of(NotesApi.USER_KEY) + ""))
                .noneMatch(text -> text.contains("a-token")
                        || text.contains("a-body")
                        || text.contains("secret")
                        || text.contains("session-token"));
    }

    private static Authentication authenticate(Authenticator authenticator, String header) {
        return authenticator.authenticate(SignedRequest.post("/graphql", Map.of("authorization", header), "{}"));
    }
}
