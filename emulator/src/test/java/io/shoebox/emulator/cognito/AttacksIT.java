package io.shoebox.emulator.cognito;

import static io.shoebox.emulator.cognito.Pool.OTHER;
import static io.shoebox.emulator.cognito.Pool.PASSWORD;
import static io.shoebox.emulator.cognito.Pool.WEB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.shoebox.emulator.cognito.srp.SrpClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** What must not work. Over 200 lines since its tests share one pool and its sign-in. */
final class AttacksIT {
    private static final String ANN = "ann@example.com";
    private static final String NOBODY = "nobody@example.com";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Logger log = (Logger) LoggerFactory.getLogger("io.shoebox");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Pool pool;

    @BeforeEach
    void start() throws IOException {
        logged.start();
        log.addAppender(logged);
        log.setLevel(Level.TRACE);
        pool = new Pool();
        pool.person(ANN);
    }

    /** Whatever a test tried: nothing secret of it is in the log. */
    @AfterEach
    void stop() {
        pool.close();
        log.detachAppender(logged);
        log.setLevel(null);
        String text = String.join(
                "\n",
                logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertThat(text).isNotEmpty().doesNotContain(PASSWORD, ANN, "eyJ");
        pool.mail.forEach(message -> assertThat(text).doesNotContain(message.code()));
    }

    @AfterAll
    static void stopClient() {
        HTTP.shutdownNow();
    }

    @Test
    void anSrpAnswerCountsOnce() {
        SrpClient srp = new SrpClient();
        Map<String, String> answer =
                srp.answer("local", pool.challenge(WEB, ANN, srp).challengeParameters(), PASSWORD);
        assertThat(respond(WEB, answer).accessToken()).isNotEmpty();
        refused("NotAuthorizedException", "Incorrect username or password.", () -> respond(WEB, answer));
    }

    @Test
    void anSrpAnswerCountsForItsClientUserAndTimeOnly() {
        pool.person("bob@example.com");
        refusedAnswer(Duration.ZERO, OTHER, Map.of());
        refusedAnswer(Duration.ZERO, WEB, Map.of("USERNAME", "bob@example.com"));
        refusedAnswer(Duration.ZERO, WEB, Map.of("TIMESTAMP", "Wed Nov 25 08:00:01 UTC 2026"));
        refusedAnswer(Duration.ZERO, WEB, Map.of("PASSWORD_CLAIM_SIGNATURE", "no Base64"));
        pool.clock.forward(Duration.ofHours(1));
        refusedAnswer(Duration.ofMinutes(3), WEB, Map.of());
    }

    @Test
    void anSrpAnswerDoesNotCountAfterThePasswordWasChanged() {
        String access = pool.signIn(ANN, PASSWORD).accessToken();
        SrpClient srp = new SrpClient();
        Map<String, String> answer =
                srp.answer("local", pool.challenge(WEB, ANN, srp).challengeParameters(), PASSWORD);
        pool.users.changePassword(
                change -> change.accessToken(access).previousPassword(PASSWORD).proposedPassword("Another password 2"));
        refused("NotAuthorizedException", "Incorrect username or password.", () -> respond(WEB, answer));
    }

    @Test
    void aClientValueThatMakesTheSecretZeroIsRefused() {
        refused(
                "InvalidParameterException",
                "SRP_A",
                () -> pool.users.initiateAuth(auth -> auth.clientId(WEB)
                        .authFlow(AuthFlowType.USER_SRP_AUTH)
                        .authParameters(Map.of("USERNAME", ANN, "SRP_A", "0"))));
    }

    @Test
    void onlyTheClientThatMaySendsPasswords() {
        refused(
                "InvalidParameterException",
                "USER_PASSWORD_AUTH flow not enabled for this client",
                () -> byPassword(WEB, ANN, PASSWORD));
        assertThat(byPassword(OTHER, ANN, PASSWORD).accessToken()).isNotEmpty();
        refused("NotAuthorizedException", "Incorrect username or password.", () -> byPassword(OTHER, ANN, "x"));
    }

    @Test
    void tamperedAndForeignRefreshTokensAreRefused() {
        AuthenticationResultType tokens = pool.signIn(ANN, PASSWORD);
        String token = tokens.refreshToken();
        String changed = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
        for (String bad : List.of(changed, token + "A", token.substring(1), tokens.accessToken(), "x")) {
            refused("NotAuthorizedException", "Invalid Refresh Token", () -> pool.renew(WEB, bad));
        }
        refused("NotAuthorizedException", "Invalid Refresh Token", () -> pool.renew(OTHER, token));
        refused(
                "UnauthorizedException",
                "another client",
                () -> pool.users.revokeToken(revoke -> revoke.clientId(OTHER).token(token)));
        assertThat(pool.renew(WEB, token).accessToken()).isNotEmpty();
    }

    @Test
    void tamperedTokensCallNothing() {
        AuthenticationResultType tokens = pool.signIn(ANN, PASSWORD);
        String[] parts = tokens.accessToken().split("\\.", -1);
        String none = base64("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String other = parts[0] + "." + base64("{\"sub\":\"bob\",\"token_use\":\"access\"}") + "." + parts[2];
        for (String bad : List.of(none, other, tokens.idToken(), tokens.refreshToken(), "x")) {
            refused(
                    "NotAuthorizedException",
                    "Invalid Access Token",
                    () -> pool.users.getUser(get -> get.accessToken(bad)));
        }
        for (String bad : List.of(none, tokens.accessToken(), "x")) {
            refused("NotAuthorizedException", "Invalid login token", () -> identity(pool.login(bad)));
        }
    }

    @Test
    void guestsForeignProvidersAndAnothersIdentityAreRefused() {
        String bob = pool.person("bob@example.com");
        String idToken = pool.signIn(ANN, PASSWORD).idToken();
        refused("NotAuthorizedException", "Unauthenticated access is not supported", () -> identity(Map.of()));
        refused(
                "NotAuthorizedException",
                "not from a supported provider",
                () -> identity(Map.of("accounts.google.com", idToken)));
        refused(
                "NotAuthorizedException",
                "is forbidden",
                () -> pool.identities.getCredentialsForIdentity(
                        ask -> ask.identityId(pool.server.identityOf(bob)).logins(pool.login(idToken))));
        refused(
                "NotAuthorizedException",
                "Unauthenticated access is not supported",
                () -> pool.identities.getCredentialsForIdentity(ask -> ask.identityId(pool.server.identityOf(bob))));
        pool.clock.forward(Duration.ofHours(1));
        refused("NotAuthorizedException", "Token expired", () -> identity(pool.login(idToken)));
    }

    @Test
    void nobodyLooksLikeSomebodyWithAWrongPassword() {
        for (String name : List.of(ANN, NOBODY)) {
            Map<String, String> first =
                    pool.challenge(WEB, name, new SrpClient()).challengeParameters();
            Map<String, String> again =
                    pool.challenge(WEB, name, new SrpClient()).challengeParameters();
            assertThat(first.keySet())
                    .containsExactlyInAnyOrder("USERNAME", "USER_ID_FOR_SRP", "SALT", "SRP_B", "SECRET_BLOCK");
            assertThat(first.get("USER_ID_FOR_SRP"))
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
                    .isEqualTo(again.get("USER_ID_FOR_SRP"));
            assertThat(first.get("SALT")).isEqualTo(again.get("SALT"));
            refused(
                    "NotAuthorizedException",
                    "Incorrect username or password.",
                    () -> pool.signIn(name, "Wrong password 1"));
        }
        refused("UserNotFoundException", "User does not exist.", () -> pool.signIn(OTHER, NOBODY, PASSWORD));
    }

    @Test
    void nobodyResetsAPasswordLikeSomebody() {
        int sent = pool.mail.size();
        for (String name : List.of(ANN, NOBODY)) {
            refused("ExpiredCodeException", "Invalid code provided", () -> reset(name, "x"));
            for (int time = 0; time < 5; time++) {
                assertThat(forgot(name)).isEqualTo(name.charAt(0) + "***@e***");
            }
            refused("LimitExceededException", "Attempt limit exceeded", () -> forgot(name));
            for (int time = 0; time < 5; time++) {
                refused("CodeMismatchException", "Invalid verification code", () -> reset(name, "x"));
            }
            refused("LimitExceededException", "Attempt limit exceeded", () -> reset(name, "x"));
        }
        assertThat(pool.mail.subList(sent, pool.mail.size()))
                .hasSize(5)
                .allSatisfy(message -> assertThat(message.email()).isEqualTo(ANN));
    }

    @Test
    void guessingPasswordsLocksSomebodyAndNobodyAlikeByEitherName() {
        String sub = pool.server.users().find(ANN).orElseThrow().id();
        for (String name : List.of(ANN, NOBODY)) {
            for (int time = 0; time < 5; time++) {
                refused("NotAuthorizedException", "Incorrect username", () -> pool.signIn(name, "Wrong password 1"));
            }
            refused("NotAuthorizedException", "Password attempts exceeded", () -> pool.signIn(name, PASSWORD));
        }
        refused("NotAuthorizedException", "Password attempts exceeded", () -> pool.signIn(sub, PASSWORD));
        refused("NotAuthorizedException", "Password attempts exceeded", () -> byPassword(OTHER, ANN, PASSWORD));
        pool.clock.forward(Duration.ofSeconds(1));
        assertThat(pool.signIn(ANN, PASSWORD).accessToken()).isNotEmpty();
    }

    @Test
    void adminCallsAreRefusedOverHttp() {
        refused(
                "AccessDeniedException",
                "Not authorized to perform: cognito-idp:ListUsers",
                () -> pool.users.listUsers(list -> list.userPoolId(Pool.ID)));
        refused(
                "AccessDeniedException",
                "Not authorized",
                () -> pool.users.adminAddUserToGroup(
                        add -> add.userPoolId(Pool.ID).username(ANN).groupName("operators")));
    }

    @Test
    void whoSignsUpCannotVouchForTheAddressNorTakeAnothers() {
        for (String name : List.of("email_verified", "cognito:groups", "sub")) {
            refused(
                    "NotAuthorizedException",
                    "unauthorized attribute",
                    () -> pool.users.signUp(up -> up.clientId(WEB)
                            .username(NOBODY)
                            .password(PASSWORD)
                            .userAttributes(Pool.attribute(name, "true"))));
        }
        refused(
                "InvalidParameterException",
                "email",
                () -> pool.users.signUp(up -> up.clientId(WEB)
                        .username(NOBODY)
                        .password(PASSWORD)
                        .userAttributes(Pool.attribute("email", ANN))));
        refused(
                "InvalidParameterException",
                "Username should be an email.",
                () -> pool.users.signUp(
                        up -> up.clientId(WEB).username("nobody").password(PASSWORD)));
        refused(
                "ResourceNotFoundException",
                "User pool client no?client does not exist.",
                () -> pool.users.signUp(
                        up -> up.clientId("no\nclient").username(NOBODY).password(PASSWORD)));
    }

    @Test
    void whatIsNoCallIsRefusedInTheProtocolsWords() throws Exception {
        String json = "application/x-amz-json-1.1";
        assertThat(post("Nonsense", json, "{}").body()).contains("UnknownOperationException");
        HttpResponse<String> form = post("InitiateAuth", "text/plain", "{}");
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(form.headers().firstValue("x-amzn-ErrorType")).hasValue("SerializationException:");
        for (String body : List.of("", "[]", "{", "{\"ClientId\":1}", "[".repeat(5000), "{\"ClientId\":{}}")) {
            assertThat(post("InitiateAuth", json, body).body()).contains("SerializationException");
        }
        assertThat(post("InitiateAuth", json, "{\"ClientId\":\"web\",\"AuthFlow\":\"CUSTOM\"}")
                        .body())
                .contains("InvalidParameterException");
        assertThat(post("InitiateAuth", json, "x".repeat(2_000_000)).statusCode())
                .isEqualTo(413);
    }

    private static HttpResponse<String> post(String call, String type, String body, URI endpoint) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", type)
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + call)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String call, String type, String body) throws Exception {
        return post(call, type, body, pool.server.endpoint());
    }

    /** An answer with the right password, and something else that is not. */
    private void refusedAnswer(Duration late, String client, Map<String, String> changes) {
        SrpClient srp = new SrpClient();
        Map<String, String> answer =
                new HashMap<>(srp.answer("local", pool.challenge(WEB, ANN, srp).challengeParameters(), PASSWORD));
        answer.putAll(changes);
        pool.clock.forward(late);
        refused("NotAuthorizedException", "Incorrect username or password.", () -> respond(client, answer));
    }

    private AuthenticationResultType respond(String client, Map<String, String> answer) {
        return pool.users
                .respondToAuthChallenge(respond -> respond.clientId(client)
                        .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                        .challengeResponses(answer))
                .authenticationResult();
    }

    private AuthenticationResultType byPassword(String client, String email, String password) {
        return pool.users
                .initiateAuth(auth -> auth.clientId(client)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", email, "PASSWORD", password)))
                .authenticationResult();
    }

    private String identity(Map<String, String> logins) {
        return pool.identities
                .getId(id -> id.identityPoolId(Pool.IDENTITIES).logins(logins))
                .identityId();
    }

    private String forgot(String name) {
        return pool.users
                .forgotPassword(forgot -> forgot.clientId(WEB).username(name))
                .codeDeliveryDetails()
                .destination();
    }

    private void reset(String name, String code) {
        pool.users.confirmForgotPassword(reset ->
                reset.clientId(WEB).username(name).confirmationCode(code).password(PASSWORD));
    }

    private static void refused(String type, String sentence, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(type);
            assertThat(e.awsErrorDetails().errorMessage()).contains(sentence);
            assertThat(e.statusCode()).isEqualTo(400);
        });
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
