package io.shoebox.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.client.Configs;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.StubServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UserSessionTest {
    private static final String CHALLENGE = """
            {"ChallengeName": "PASSWORD_VERIFIER", "ChallengeParameters": {"USER_ID_FOR_SRP": "me", "SALT": "a1",
             "SRP_B": "%s", "SECRET_BLOCK": "YmxvY2s="}}""";

    private final StubServer server = new StubServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tokensAreRefreshedBeforeTheyEndAndOnceForAll() throws Exception {
        Session session = signedIn(Duration.ofSeconds(30));
        server.then(200, tokens(Duration.ofHours(1)));

        Callable<ApiProof> ask = () -> session.apiProof(null);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var proofs = threads.invokeAll(Stream.generate(() -> ask).limit(8).toList());
            for (var proof : proofs) {
                assertThat(proof.get()).isEqualTo(proofs.getFirst().get());
            }
        }

        assertThat(server.seen).hasSize(3);
        assertThat(server.seen.getLast().headers().get("x-amz-target")).endsWith(".GetTokensFromRefreshToken");
    }

    @Test
    void aTokenThatWasRefusedIsReplacedButOneThatIsNewerIsKept() {
        Session session = signedIn(Duration.ofHours(1));
        ApiProof first = session.apiProof(null);
        server.then(200, tokens(Duration.ofHours(2)));

        ApiProof second = session.apiProof(first);

        assertThat(second).isNotEqualTo(first);
        assertThat(session.apiProof(first)).isEqualTo(second); // somebody else had refreshed it
    }

    @Test
    void wrongPasswordsAndMoreThanPasswordsAreTold() {
        server.then(200, CHALLENGE.formatted("abcd")).then(400, """
                {"__type": "NotAuthorizedException", "message": "Incorrect username or password."}""");
        assertThatThrownBy(this::signIn)
                .isInstanceOf(ShoeboxException.NotAuthorized.class)
                .hasMessage("Incorrect username or password.");

        server.then(200, CHALLENGE.formatted("abcd")).then(200, "{\"ChallengeName\": \"SOFTWARE_TOKEN_MFA\"}");
        assertThatThrownBy(this::signIn)
                .isInstanceOf(ShoeboxException.NotAuthorized.class)
                .hasMessageContaining("asks for SOFTWARE_TOKEN_MFA");
    }

    @Test
    void aServersValueThatWouldTellThePasswordIsRefused() {
        server.then(200, CHALLENGE.formatted("0"));
        assertThatThrownBy(this::signIn).hasMessageContaining("none that SRP allows");
        assertThat(server.seen).hasSize(1);
    }

    @Test
    void thePasswordIsNeverSent() {
        signedIn(Duration.ofHours(1));
        assertThat(server.seen).hasSize(2).noneMatch(call -> call.body().contains("Secret 1!"));
    }

    @Test
    void whoSignedOutHasNoTokensAndTheRefreshTokenIsRevoked() {
        Session session = signedIn(Duration.ofHours(1));
        server.then(200, "{}");

        session.signOut();
        session.signOut();

        assertThat(server.seen.getLast().headers().get("x-amz-target")).endsWith(".RevokeToken");
        assertThat(server.seen).hasSize(3);
        assertThatThrownBy(() -> session.apiProof(null)).isInstanceOf(ShoeboxException.NotAuthorized.class);
    }

    @Test
    void keysOfTheIdentityAreKeptUntilTheyEnd() {
        Session session = Session.ofTokens(Configs.at(server.url("/")), () -> token(Duration.ofHours(1)));
        server.then(200, "{\"IdentityId\": \"eu-west-1:me\"}")
                .then(200, keys("A1", Duration.ofSeconds(90)))
                .then(200, keys("A2", Duration.ofHours(1)));

        assertThat(session.s3Keys().accessKeyId()).isEqualTo("A1");
        assertThat(session.s3Keys().accessKeyId()).isEqualTo("A2"); // A1 ends within the margin
        assertThat(session.s3Keys().accessKeyId()).isEqualTo("A2");
        assertThat(server.seen).hasSize(3);
        assertThat(server.seen.getFirst().body()).contains("\"users.example.com/pool\"");
    }

    private Session signIn() {
        return Session.signIn(Configs.at(server.url("/")), "me@example.com", "Secret 1!");
    }

    private Session signedIn(Duration lifetime) {
        server.then(200, CHALLENGE.formatted("abcd")).then(200, tokens(lifetime));
        return signIn();
    }

    private static String tokens(Duration lifetime) {
        return "{\"AuthenticationResult\": {\"IdToken\": \"" + token(lifetime) + "\", \"RefreshToken\": \"refresh\"}}";
    }

    private static String token(Duration lifetime) {
        String claims = "{\"iss\": \"https://users.example.com/pool\", \"exp\": "
                + Instant.now().plus(lifetime).getEpochSecond() + "}";
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
    }

    private static String keys(String id, Duration lifetime) {
        return "{\"Credentials\": {\"AccessKeyId\": \"" + id + "\", \"SecretKey\": \"s\", \"SessionToken\": \"t\","
                + " \"Expiration\": " + Instant.now().plus(lifetime).getEpochSecond() + ".0}}";
    }
}
