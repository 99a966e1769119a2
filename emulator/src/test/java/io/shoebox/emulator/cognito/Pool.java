package io.shoebox.emulator.cognito;

import io.shoebox.emulator.cognito.identities.IdentityPoolOptions;
import io.shoebox.emulator.cognito.identities.TemporaryCredentials;
import io.shoebox.emulator.cognito.srp.SrpClient;
import io.shoebox.emulator.cognito.userpool.AdminAccess;
import io.shoebox.emulator.cognito.userpool.AppClient;
import io.shoebox.emulator.cognito.userpool.AuthFlow;
import io.shoebox.emulator.cognito.userpool.UserPoolOptions;
import io.shoebox.emulator.cognito.users.CodeSender.Message;
import io.shoebox.emulator.cognito.users.PasswordPolicy;
import io.shoebox.emulator.http.AllowedOrigins;
import io.shoebox.emulator.http.HttpOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** A server, the AWS SDK's clients of it, and the mail that its users got. */
final class Pool implements AutoCloseable {
    static final String ID = "us-east-1_local";
    static final String IDENTITIES = "us-east-1:11111111-2222-4333-8444-555555555555";
    static final String WEB = "web";
    /** Of the same pool, and may send passwords. */
    static final String OTHER = "other";

    static final String PASSWORD = "Right password 1";
    static final PasswordPolicy POLICY = new PasswordPolicy(10, true, true, true, true);

    final SetClock clock = new SetClock();
    final List<Message> mail = new CopyOnWriteArrayList<>();
    final CognitoServer server;
    final CognitoIdentityProviderClient users;
    final CognitoIdentityClient identities;

    Pool() throws IOException {
        this(null, 0, false, AdminAccess.nobody());
    }

    Pool(@Nullable Path folder, int port, boolean confirmsBySelf, AdminAccess admins) throws IOException {
        server = CognitoServer.start(options(folder, port, confirmsBySelf, admins, clock));
        users = CognitoIdentityProviderClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        identities = CognitoIdentityClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private CognitoOptions options(
            @Nullable Path folder, int port, boolean confirmsBySelf, AdminAccess admins, Clock time) {
        AppClient other = new AppClient(
                OTHER,
                Set.of(AuthFlow.USER_SRP_AUTH, AuthFlow.USER_PASSWORD_AUTH),
                false,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofHours(1));
        return new CognitoOptions(
                HttpOptions.of("cognito", port, AllowedOrigins.none()),
                new UserPoolOptions(ID, List.of(AppClient.of(WEB), other), POLICY, true, confirmsBySelf),
                new IdentityPoolOptions(IDENTITIES, true),
                folder,
                mail::add,
                identity -> new TemporaryCredentials(
                        "ASIA" + identity.hashCode(),
                        "secret",
                        "token",
                        time.instant().plus(Duration.ofHours(1))),
                admins,
                time);
    }

    String signUp(String email) {
        return users.signUp(up -> up.clientId(WEB)
                        .username(email)
                        .password(PASSWORD)
                        .userAttributes(attribute("email", email), attribute("name", "Ann")))
                .userSub();
    }

    /** The last code that was sent. */
    String code() {
        return mail.getLast().code();
    }

    /** Signed up and confirmed. */
    String person(String email) {
        String sub = signUp(email);
        users.confirmSignUp(confirm -> confirm.clientId(WEB).username(email).confirmationCode(code()));
        return sub;
    }

    AuthenticationResultType signIn(String email, String password) {
        return signIn(WEB, email, password);
    }

    /** By SRP. */
    AuthenticationResultType signIn(String client, String email, String password) {
        SrpClient srp = new SrpClient();
        Map<String, String> answer =
                srp.answer("local", challenge(client, email, srp).challengeParameters(), password);
        return users.respondToAuthChallenge(respond -> respond.clientId(client)
                        .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                        .challengeResponses(answer))
                .authenticationResult();
    }

    InitiateAuthResponse challenge(String client, String email, SrpClient srp) {
        return users.initiateAuth(auth -> auth.clientId(client)
                .authFlow(AuthFlowType.USER_SRP_AUTH)
                .authParameters(Map.of("USERNAME", email, "SRP_A", srp.publicValue())));
    }

    AuthenticationResultType renew(String client, String refreshToken) {
        return users.initiateAuth(auth -> auth.clientId(client)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", refreshToken)))
                .authenticationResult();
    }

    /** As the identity pool wants it. */
    Map<String, String> login(String idToken) {
        return Map.of(server.issuer().replace("http://", ""), idToken);
    }

    static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    @Override
    public void close() {
        users.close();
        identities.close();
        server.close();
    }
}
