package io.shoebox.emulator.cognito;

import static io.shoebox.emulator.cognito.Pool.PASSWORD;
import static io.shoebox.emulator.cognito.Pool.WEB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.emulator.cognito.tokens.Verification;
import io.shoebox.emulator.cognito.userpool.AdminAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** What is there after a restart, and after a process was killed. */
final class RestartIT {
    private static final String ANN = "ann@example.com";

    @TempDir
    private Path folder;

    @Test
    void usersTokensGroupsAndIdentitiesSurviveARestart() throws IOException {
        AuthenticationResultType live;
        AuthenticationResultType revoked;
        String sub;
        String identity;
        int port;
        try (Pool pool = pool(0)) {
            port = pool.server.endpoint().getPort();
            sub = pool.person(ANN);
            identity = pool.server.identityOf(sub);
            pool.server.groups().create("operators", "");
            pool.server.groups().add(ANN, "operators");
            live = pool.signIn(ANN, PASSWORD);
            AuthenticationResultType out = pool.signIn(ANN, PASSWORD);
            revoked = out;
            pool.users.revokeToken(revoke -> revoke.clientId(WEB).token(out.refreshToken()));
        }
        try (Pool pool = pool(port)) {
            Verification old = pool.server.tokens().verify(live.idToken());
            assertThat(old).isInstanceOfSatisfying(Verification.Valid.class, valid -> {
                assertThat(valid.token().groups()).containsExactly("operators");
                assertThat(pool.server.isLive(valid.token())).isTrue();
            });
            assertThat(pool.renew(WEB, live.refreshToken()).accessToken()).isNotEmpty();
            assertThatThrownBy(() -> pool.renew(WEB, revoked.refreshToken()))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageStartingWith("Refresh Token has been revoked");
            assertThat(pool.signIn(ANN, PASSWORD).accessToken()).isNotEmpty();
            assertThat(pool.server.groups().of(ANN).orElseThrow()).hasSize(1);
            assertThat(pool.server.identityOf(sub)).isEqualTo(identity);
        }
        try (Pool pool = pool(0)) {
            // On another port the issuer is another one, but who a user is stays.
            assertThat(pool.server.tokens().verify(live.idToken()))
                    .isEqualTo(new Verification.Invalid(Verification.Flaw.ISSUER));
            assertThat(pool.renew(WEB, live.refreshToken()).accessToken()).isNotEmpty();
            assertThat(pool.server.identityOf(sub)).isEqualTo(identity);
        }
    }

    @Test
    void whoSignedUpIsThereThoughTheProcessIsKilledInTheMiddle() throws Exception {
        List<String> answered = new ArrayList<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        folder.toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(UTF_8);
                CognitoIdentityProviderClient users = CognitoIdentityProviderClient.builder()
                        .endpointOverride(URI.create(out.readLine()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            // What is answered while the process dies is what counts.
            Thread killer = Thread.ofPlatform().unstarted(process::destroyForcibly);
            for (int user = 0; process.isAlive() && user < 10_000; user++) {
                String email = "user" + user + "@example.com";
                if (user == 20) {
                    killer.start();
                }
                try {
                    users.signUp(up -> up.clientId(WEB)
                            .username(email)
                            .password(PASSWORD)
                            .overrideConfiguration(once -> once.apiCallTimeout(Duration.ofSeconds(5))));
                    answered.add(email);
                } catch (SdkException e) {
                    break;
                }
            }
            killer.join();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(answered).hasSizeGreaterThanOrEqualTo(20);
        try (Pool pool = pool(0)) {
            assertThat(answered)
                    .allSatisfy(
                            email -> assertThat(pool.server.users().find(email)).isPresent());
        }
    }

    @Test
    void neitherPasswordNorTokenIsOnDisk() throws IOException {
        AuthenticationResultType tokens;
        try (Pool pool = pool(0)) {
            pool.person(ANN);
            tokens = pool.signIn(ANN, PASSWORD);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain(PASSWORD, tokens.refreshToken(), tokens.accessToken(), tokens.idToken()));
        }
    }

    private Pool pool(int port) throws IOException {
        return new Pool(folder, port, false, AdminAccess.nobody());
    }
}
