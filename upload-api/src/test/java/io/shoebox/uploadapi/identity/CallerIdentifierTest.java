package io.shoebox.uploadapi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.catalog.InMemoryIdentities;
import io.shoebox.uploadapi.Events;
import io.shoebox.uploadapi.FakeCognito;
import io.shoebox.uploadapi.appsync.AppSyncEvent;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.TooManyRequestsException;

final class CallerIdentifierTest {
    private static final Identification UNKNOWN = new Identification.Unknown("Not authorized");
    private static final Identification ALICE = new Identification.Verified(Events.ALICE);

    private final FakeCognito cognito = FakeCognito.knowing(Events.ALICE.value());
    private final CallerIdentifier identifier = identifier(Events.USER_POOL, Set.of(), cognito);

    @Test
    void takesTheIdentityOfAnAuthenticatedIamCallerWithoutAskingCognito() {
        assertThat(identify("iam-authenticated")).isEqualTo(ALICE);
        assertThat(cognito.asked).isEmpty();
    }

    @Test
    void asksCognitoForTheIdentityOfAnIdToken() {
        assertThat(identify("user-pool-id-token")).isEqualTo(ALICE);
        assertThat(cognito.asked)
                .containsExactly(GetIdRequest.builder()
                        .identityPoolId(Events.IDENTITY_POOL)
                        .logins(Map.of(
                                "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_w1fDFCktP",
                                Events.ALICES_ID_TOKEN))
                        .build());
    }

    @Test
    void refusesAnAccessTokenAtFirstSightAndSaysWhatToSend() {
        assertThat(identify("user-pool-access-token"))
                .isEqualTo(new Identification.Unknown("Not authorized: send the ID token the first time; this is an"
                        + " access token, for which Cognito tells no identity"));
        assertThat(cognito.asked).isEmpty();
    }

    @Test
    void takesAnAccessTokenOnceTheIdTokenWasSeen() {
        identify("user-pool-id-token");
        assertThat(identify("user-pool-access-token")).isEqualTo(ALICE);
        assertThat(identify("user-pool-id-token")).isEqualTo(ALICE);
        assertThat(cognito.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iam-guest", "iam-foreign-pool", "iam-role", "api-key", "lambda-authorizer", "open-id-connect"})
    void knowsNooneElse(String event) {
        assertThat(identify(event)).isEqualTo(UNKNOWN);
        assertThat(cognito.asked).isEmpty();
    }

    @Test
    void asksCognitoForTheIdentityOfATokenOfTheProviderThatTakesThePoolsPlace() {
        UserPool provider = UserPool.openId("https://accounts.example.com", Set.of("shoebox"));
        CallerIdentifier trusting = identifier(provider, Set.of(), cognito);

        assertThat(trusting.identify(caller("open-id-connect"))).isEqualTo(ALICE);
        assertThat(cognito.asked)
                .containsExactly(GetIdRequest.builder()
                        .identityPoolId(Events.IDENTITY_POOL)
                        .logins(Map.of("accounts.example.com", "oidc-token.of-alice.signature"))
                        .build());
        assertThat(trusting.identify(caller("user-pool-id-token"))).isEqualTo(UNKNOWN);
    }

    @Test
    void refusesAProvidersTokenForAnotherAudience() {
        UserPool provider = UserPool.openId("https://accounts.example.com", Set.of("another"));

        assertThat(identifier(provider, Set.of(), cognito).identify(caller("open-id-connect")))
                .isEqualTo(UNKNOWN);
        assertThat(cognito.asked).isEmpty();
    }

    @Test
    void refusesATokenThatCognitoRefusesAndRemembersNothing() {
        CallerIdentifier refusing = identifier(Events.USER_POOL, Set.of(), FakeCognito.refusing());
        assertThat(refusing.identify(caller("user-pool-id-token"))).isEqualTo(UNKNOWN);
        assertThat(refusing.identify(caller("user-pool-access-token"))).isInstanceOf(Identification.Unknown.class);
        assertThat(refusing.identify(caller("user-pool-id-token"))).isEqualTo(UNKNOWN);
    }

    @Test
    void refusesAnIdentityThatCannotBeginAKey() {
        CallerIdentifier misled = identifier(Events.USER_POOL, Set.of(), FakeCognito.knowing("../somewhere"));
        assertThat(misled.identify(caller("user-pool-id-token"))).isEqualTo(UNKNOWN);
        assertThat(misled.identify(caller("user-pool-id-token"))).isEqualTo(UNKNOWN);
        assertThat(identifier.identify(new Caller.Iam("*", Events.IDENTITY_POOL, "authenticated", null)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void refusesATokenThatLacksAnything() {
        String issuer = Events.USER_POOL.issuer();
        for (var bearer : new Caller.TokenBearer[] {
            new Caller.TokenBearer(issuer, null, Events.CLIENT, "sub", "token"),
            new Caller.TokenBearer(issuer, "refresh", Events.CLIENT, "sub", "token"),
            new Caller.TokenBearer(issuer, "id", null, "sub", "token"),
            new Caller.TokenBearer(issuer, "id", Events.CLIENT, null, "token"),
            new Caller.TokenBearer(issuer, "id", Events.CLIENT, "", "token"),
            new Caller.TokenBearer(issuer, "id", Events.CLIENT, "a b", "token"),
            new Caller.TokenBearer(issuer, "id", Events.CLIENT, "sub", null),
            new Caller.TokenBearer(issuer, "id", Events.CLIENT, "sub", "")
        }) {
            assertThat(identifier.identify(bearer)).as(bearer.toString()).isEqualTo(UNKNOWN);
        }
        assertThat(cognito.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "access"})
    void refusesATokenOfAnotherClientOfTheSamePoolThoughTheUserIsKnown(String use) {
        identify("user-pool-id-token");
        String issuer = Events.USER_POOL.issuer();
        assertThat(identifier.identify(new Caller.TokenBearer(issuer, use, "another", Events.ALICES_SUB, "token")))
                .isEqualTo(UNKNOWN);
        assertThat(identifier.identify(
                        new Caller.TokenBearer(issuer + "x", use, Events.CLIENT, Events.ALICES_SUB, "token")))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void takesABackendOnlyByARoleThatIsListed() {
        BackendRole deployer = BackendRole.of("arn:aws:iam::123456789012:role/tools/deployer");
        var listing = identifier(Events.USER_POOL, Set.of(deployer), cognito);
        assertThat(listing.identify(caller("iam-role"))).isEqualTo(new Identification.Backend(deployer));
        for (String arn : new String[] {
            "arn:aws:sts::123456789012:assumed-role/deployer2/x",
            "arn:aws:sts::123456789013:assumed-role/deployer/x",
            "arn:aws-cn:sts::123456789012:assumed-role/deployer/x",
            "arn:aws:iam::123456789012:user/deployer",
            "arn:aws:sts::123456789012:federated-user/deployer"
        }) {
            assertThat(listing.identify(new Caller.Iam(null, null, null, arn)))
                    .as(arn)
                    .isEqualTo(UNKNOWN);
        }
        assertThat(listing.identify(new Caller.Iam(null, null, null, null))).isEqualTo(UNKNOWN);
    }

    @Test
    void noUserIsABackendThoughTheirRoleIsListed() {
        BackendRole guests = BackendRole.of("arn:aws:iam::123456789012:role/shoebox-guest");
        var mistaken = identifier(Events.USER_POOL, Set.of(guests), cognito);
        assertThat(mistaken.identify(caller("iam-guest"))).isEqualTo(UNKNOWN);
    }

    @Test
    void refusesEveryTokenWhereNoUserPoolIsSet() {
        var iamOnly = identifier(null, Set.of(), cognito);

        assertThat(iamOnly.identify(caller("user-pool-id-token"))).isEqualTo(UNKNOWN);
    }

    @Test
    void leavesFaultsOfCognitoToTheEdge() {
        var busy = new FakeCognito(_ -> {
            throw TooManyRequestsException.builder().build();
        });

        var asking = identifier(Events.USER_POOL, Set.of(), busy);
        assertThatThrownBy(() -> asking.identify(caller("user-pool-id-token")))
                .isInstanceOf(TooManyRequestsException.class);
    }

    private Identification identify(String event) {
        return identifier.identify(caller(event));
    }

    private static Caller caller(String event) {
        return AppSyncEvent.from(Events.read(event)).caller();
    }

    private static CallerIdentifier identifier(
            @Nullable UserPool pool, Set<BackendRole> backends, FakeCognito cognito) {
        return new CallerIdentifier(
                new CallerIdentifier.Trusted(Events.IDENTITY_POOL, pool, backends),
                new InMemoryIdentities(InstantSource.system()),
                cognito);
    }
}
