package io.shoebox.emulator.cognito;

import static io.shoebox.emulator.cognito.Pool.PASSWORD;
import static io.shoebox.emulator.cognito.Pool.WEB;
import static io.shoebox.emulator.cognito.Pool.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.shoebox.emulator.cognito.tokens.TokenUse;
import io.shoebox.emulator.cognito.tokens.Verification;
import io.shoebox.emulator.cognito.tokens.VerifiedToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** As an application uses Cognito, by the AWS SDK for Java. Over 200 lines since its tests share one pool and its sign-in. */
final class CognitoIT {
    private static final String ANN = "ann@example.com";

    private Pool pool;

    @BeforeEach
    void start() throws IOException {
        pool = new Pool();
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    @Test
    void signsUpConfirmsAndSignsIn() {
        SignUpResponse up = pool.users.signUp(
                request -> request.clientId(WEB).username("Ann@Example.com").password(PASSWORD));
        assertThat(up.userConfirmed()).isFalse();
        assertThat(up.codeDeliveryDetails().destination()).isEqualTo("a***@e***");
        assertThat(pool.mail).singleElement().satisfies(message -> {
            assertThat(message.email()).isEqualTo(ANN);
            assertThat(message.code()).matches("\\d{6}");
        });
        assertThatThrownBy(() -> pool.signIn(ANN, PASSWORD)).isInstanceOf(UserNotConfirmedException.class);
        assertThatThrownBy(() -> pool.signUp(ANN))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessageStartingWith("An account with the given email already exists.");
        pool.users.resendConfirmationCode(resend -> resend.clientId(WEB).username(ANN));
        String wrong = pool.code().equals("000000") ? "000001" : "000000";
        assertThatThrownBy(() -> confirm(wrong)).isInstanceOf(CodeMismatchException.class);
        confirm(pool.code());
        assertThatThrownBy(() -> confirm(pool.code()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("User cannot be confirmed. Current status is CONFIRMED");
        AuthenticationResultType tokens = pool.signIn("ANN@example.com", PASSWORD);
        assertThat(tokens.tokenType()).isEqualTo("Bearer");
        assertThat(tokens.expiresIn()).isEqualTo(3600);
        assertThat(pool.signIn(up.userSub(), PASSWORD).accessToken()).isNotEmpty();
    }

    @Test
    void tokensHaveCognitosClaimsAndVerifyByTheirPublishedKey() throws Exception {
        String sub = pool.person(ANN);
        AuthenticationResultType tokens = pool.signIn(ANN, PASSWORD);
        JWTClaimsSet id = verified(tokens.idToken());
        JWTClaimsSet access = verified(tokens.accessToken());
        assertThat(id.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "sub",
                        "email_verified",
                        "iss",
                        "cognito:username",
                        "origin_jti",
                        "aud",
                        "event_id",
                        "token_use",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti",
                        "email",
                        "name");
        assertThat(access.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "sub",
                        "iss",
                        "client_id",
                        "origin_jti",
                        "event_id",
                        "token_use",
                        "scope",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti",
                        "username");
        assertThat(id.getSubject()).isEqualTo(sub).isEqualTo(id.getClaim("cognito:username"));
        assertThat(id.getAudience()).containsExactly(WEB);
        assertThat(access.getClaim("client_id")).isEqualTo(WEB);
        assertThat(id.getClaim("origin_jti")).isEqualTo(access.getClaim("origin_jti"));
        assertThat(id.getIssuer()).isEqualTo(pool.server.issuer()).isEqualTo(pool.server.endpoint() + "/" + Pool.ID);
        Map<String, Object> discovery =
                JSONObjectUtils.parse(get(pool.server.issuer() + "/.well-known/openid-configuration"));
        assertThat(discovery)
                .containsEntry("issuer", pool.server.issuer())
                .containsEntry("jwks_uri", pool.server.issuer() + "/.well-known/jwks.json");
    }

    @Test
    void refreshTokensRenewBothWaysAndKeepTheSignIn() throws ParseException {
        pool.person(ANN);
        AuthenticationResultType first = pool.signIn(ANN, PASSWORD);
        pool.clock.forward(Duration.ofHours(2));
        assertThatThrownBy(() -> getUser(first.accessToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Access Token has expired");
        AuthenticationResultType byFlow = pool.renew(WEB, first.refreshToken());
        AuthenticationResultType byCall = pool.users
                .getTokensFromRefreshToken(renew -> renew.clientId(WEB).refreshToken(first.refreshToken()))
                .authenticationResult();
        for (AuthenticationResultType renewed : new AuthenticationResultType[] {byFlow, byCall}) {
            assertThat(renewed.refreshToken()).isNull();
            JWTClaimsSet claims = claims(renewed.accessToken());
            assertThat(claims.getClaim("auth_time"))
                    .isEqualTo(claims(first.accessToken()).getClaim("auth_time"));
            assertThat(claims.getClaim("origin_jti"))
                    .isEqualTo(claims(first.accessToken()).getClaim("origin_jti"));
            assertThat(claims.getJWTID())
                    .isNotEqualTo(claims(first.accessToken()).getJWTID());
            assertThat(getUser(renewed.accessToken())).isEqualTo(ANN);
        }
        pool.clock.forward(Duration.ofDays(30));
        assertThatThrownBy(() -> pool.renew(WEB, first.refreshToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Refresh Token has expired");
    }

    @Test
    void aForgottenPasswordIsResetByCodeAndEndsAllSessions() {
        pool.person(ANN);
        AuthenticationResultType before = pool.signIn(ANN, PASSWORD);
        pool.users.forgotPassword(forgot -> forgot.clientId(WEB).username(ANN));
        assertThatThrownBy(() -> reset("short")).isInstanceOf(InvalidPasswordException.class);
        reset("Another password 2");
        assertThatThrownBy(() -> pool.signIn(ANN, PASSWORD)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pool.renew(WEB, before.refreshToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Refresh Token has been revoked");
        assertThatThrownBy(() -> getUser(before.accessToken())).isInstanceOf(NotAuthorizedException.class);
        assertThat(pool.signIn(ANN, "Another password 2").accessToken()).isNotEmpty();
    }

    @Test
    void whoKnowsThePasswordChangesIt() {
        pool.person(ANN);
        String access = pool.signIn(ANN, PASSWORD).accessToken();
        assertThatThrownBy(() -> change(access, "Wrong password 1", "Another password 2"))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> change(access, PASSWORD, "short"))
                .isInstanceOf(InvalidPasswordException.class)
                .hasMessageStartingWith("Password did not conform with policy: Password not long enough");
        change(access, PASSWORD, "Another password 2");
        assertThatThrownBy(() -> pool.signIn(ANN, PASSWORD)).isInstanceOf(NotAuthorizedException.class);
        assertThat(pool.signIn(ANN, "Another password 2").accessToken()).isNotEmpty();
        assertThat(getUser(access)).isEqualTo(ANN);
    }

    @Test
    void usersChangeTheirAttributesButNotWhatCognitoVouchesFor() throws ParseException {
        pool.person(ANN);
        AuthenticationResultType tokens = pool.signIn(ANN, PASSWORD);
        pool.users.updateUserAttributes(update -> update.accessToken(tokens.accessToken())
                .userAttributes(attribute("name", "Anna"), attribute("locale", "fi")));
        JWTClaimsSet claims = claims(pool.renew(WEB, tokens.refreshToken()).idToken());
        assertThat(claims.getClaim("name")).isEqualTo("Anna");
        assertThat(claims.getClaim("locale")).isEqualTo("fi");
        for (String name : new String[] {"email_verified", "sub", "cognito:groups", "iss", "token_use", "custom:x"}) {
            assertThatThrownBy(() -> pool.users.updateUserAttributes(
                            update -> update.accessToken(tokens.accessToken()).userAttributes(attribute(name, "true"))))
                    .isInstanceOf(NotAuthorizedException.class);
        }
        assertThatThrownBy(() -> pool.users.updateUserAttributes(update ->
                        update.accessToken(tokens.accessToken()).userAttributes(attribute("email", "bob@example.com"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void signingOutHereEndsThisSignInOnly() {
        pool.person(ANN);
        AuthenticationResultType here = pool.signIn(ANN, PASSWORD);
        AuthenticationResultType there = pool.signIn(ANN, PASSWORD);
        pool.users.revokeToken(revoke -> revoke.clientId(WEB).token(here.refreshToken()));
        assertThatThrownBy(() -> pool.renew(WEB, here.refreshToken())).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> getUser(here.accessToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Access Token has been revoked");
        assertThat(isLive(here)).isFalse();
        assertThat(isLive(there)).isTrue();
        assertThat(getUser(there.accessToken())).isEqualTo(ANN);
    }

    @Test
    void signingOutEverywhereEndsAllSignInsAndTheIdentitysCredentials() {
        pool.person(ANN);
        AuthenticationResultType here = pool.signIn(ANN, PASSWORD);
        AuthenticationResultType there = pool.signIn(ANN, PASSWORD);
        String identity = identity(there);
        pool.users.globalSignOut(out -> out.accessToken(here.accessToken()));
        for (AuthenticationResultType tokens : new AuthenticationResultType[] {here, there}) {
            assertThatThrownBy(() -> pool.renew(WEB, tokens.refreshToken())).isInstanceOf(NotAuthorizedException.class);
            assertThat(isLive(tokens)).isFalse();
        }
        assertThatThrownBy(() -> pool.identities.getCredentialsForIdentity(
                        ask -> ask.identityId(identity).logins(pool.login(there.idToken()))))
                .isInstanceOf(software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException.class);
        assertThat(isLive(pool.signIn(ANN, PASSWORD))).isTrue();
    }

    @Test
    void whoIsDeletedIsGoneAndANewUserOfTheAddressIsAnother() {
        String before = pool.person(ANN);
        AuthenticationResultType tokens = pool.signIn(ANN, PASSWORD);
        pool.users.deleteUser(delete -> delete.accessToken(tokens.accessToken()));
        assertThatThrownBy(() -> pool.signIn(ANN, PASSWORD)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pool.renew(WEB, tokens.refreshToken())).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> getUser(tokens.accessToken())).isInstanceOf(NotAuthorizedException.class);
        String after = pool.person(ANN);
        assertThat(after).isNotEqualTo(before);
        assertThat(pool.server.identityOf(after)).isNotEqualTo(pool.server.identityOf(before));
    }

    @Test
    void anIdentityIsTheSameEachTimeAndGetsCredentials() {
        String sub = pool.person(ANN);
        pool.person("bob@example.com");
        AuthenticationResultType tokens = pool.signIn(ANN, PASSWORD);
        String identity = identity(tokens);
        assertThat(identity).matches("us-east-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(identity(pool.signIn(ANN, PASSWORD))).isEqualTo(identity).isEqualTo(pool.server.identityOf(sub));
        assertThat(identity(pool.signIn("bob@example.com", PASSWORD))).isNotEqualTo(identity);
        var credentials = pool.identities
                .getCredentialsForIdentity(ask -> ask.identityId(identity).logins(pool.login(tokens.idToken())))
                .credentials();
        assertThat(credentials.accessKeyId()).startsWith("ASIA");
        assertThat(credentials.expiration()).isEqualTo(pool.clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void groupsAreClaimsFromTheNextRenewalOn() throws ParseException {
        pool.person(ANN);
        AuthenticationResultType tokens = pool.signIn(ANN, PASSWORD);
        pool.server.groups().create("operators", "who mend things");
        pool.server.groups().add(ANN, "operators");
        String renewed = pool.renew(WEB, tokens.refreshToken()).accessToken();
        assertThat(claims(renewed).getStringListClaim("cognito:groups")).containsExactly("operators");
        pool.server.groups().remove(ANN, "operators");
        assertThat(claims(pool.renew(WEB, tokens.refreshToken()).idToken()).getClaim("cognito:groups"))
                .isNull();
    }

    @Test
    void operatorsUseTheAdminCallsOverHttpWhereTheyAreLetIn() throws IOException {
        try (Pool open = new Pool(
                null, 0, true, request -> request.header("X-Test-Admin").isPresent())) {
            SignUpResponse up = open.users.signUp(
                    request -> request.clientId(WEB).username(ANN).password(PASSWORD));
            assertThat(up.userConfirmed()).isTrue();
            assertThat(open.mail).isEmpty();
            open.users.createGroup(group -> group.userPoolId(Pool.ID)
                    .groupName("operators")
                    .overrideConfiguration(admin -> admin.putHeader("X-Test-Admin", "1")));
            open.users.adminAddUserToGroup(add -> add.userPoolId(Pool.ID)
                    .groupName("operators")
                    .username(ANN)
                    .overrideConfiguration(admin -> admin.putHeader("X-Test-Admin", "1")));
            assertThat(open.users
                            .adminListGroupsForUser(list -> list.userPoolId(Pool.ID)
                                    .username(ANN)
                                    .overrideConfiguration(admin -> admin.putHeader("X-Test-Admin", "1")))
                            .groups())
                    .singleElement()
                    .satisfies(group -> assertThat(group.groupName()).isEqualTo("operators"));
            assertThat(open.users
                            .listUsers(list -> list.userPoolId(Pool.ID)
                                    .overrideConfiguration(admin -> admin.putHeader("X-Test-Admin", "1")))
                            .users())
                    .singleElement()
                    .satisfies(user -> {
                        assertThat(user.username()).isEqualTo(up.userSub());
                        assertThat(user.userStatusAsString()).isEqualTo("CONFIRMED");
                    });
        }
    }

    private void confirm(String code) {
        pool.users.confirmSignUp(confirm -> confirm.clientId(WEB).username(ANN).confirmationCode(code));
    }

    private void reset(String password) {
        pool.users.confirmForgotPassword(reset ->
                reset.clientId(WEB).username(ANN).confirmationCode(pool.code()).password(password));
    }

    private void change(String access, String before, String after) {
        pool.users.changePassword(
                change -> change.accessToken(access).previousPassword(before).proposedPassword(after));
    }

    private String getUser(String access) {
        return pool.users.getUser(get -> get.accessToken(access)).userAttributes().stream()
                .filter(attribute -> attribute.name().equals("email"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private String identity(AuthenticationResultType tokens) {
        return pool.identities
                .getId(id -> id.identityPoolId(Pool.IDENTITIES).logins(pool.login(tokens.idToken())))
                .identityId();
    }

    private boolean isLive(AuthenticationResultType tokens) {
        Verification verification = pool.server.tokens().verify(tokens.accessToken(), TokenUse.ACCESS);
        VerifiedToken token = ((Verification.Valid) verification).token();
        return pool.server.isLive(token);
    }

    /** As any library does that has only the issuer's address. The clock of the tests is not the library's. */
    private JWTClaimsSet verified(String token) throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.create(URI.create(pool.server.issuer() + "/.well-known/jwks.json")
                                .toURL())
                        .build()));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor.process(token, null);
    }

    private static JWTClaimsSet claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private static String get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
