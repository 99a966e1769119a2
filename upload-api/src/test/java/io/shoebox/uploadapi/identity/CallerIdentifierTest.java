package io.shoebox.uploadapi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.uploadapi.Events;
import io.shoebox.uploadapi.FakeCognito;
import io.shoebox.uploadapi.appsync.AppSyncEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.TooManyRequestsException;

final class CallerIdentifierTest {
    private static final Identification UNKNOWN = new Identification.Unknown("Not authorized");
    private static final Identification ALICE = new Identification.Verified(Events.ALICE);

    private final FakeCognito cognito = FakeCognito.knowing(Events.ALICE.value());
    private final CallerIdentifier identifier = new CallerIdentifier(Events.IDENTITY_POOL, Events.USER_POOL, cognito);

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
    void refusesAnAccessTokenAndSaysSo() {
        assertThat(identify("user-pool-access-token"))
                .isEqualTo(new Identification.Unknown("Not authorized: send the ID token; this is an access token, for"
                        + " which Cognito tells no identity"));
        assertThat(cognito.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iam-guest", "iam-foreign-pool", "iam-role", "api-key", "lambda-authorizer", "open-id-connect"})
    void knowsNooneElse(String event) {
        assertThat(identify(event)).isEqualTo(UNKNOWN);
        assertThat(cognito.asked).isEmpty();
    }

    @Test
    void refusesATokenThatCognitoRefuses() {
        assertThat(identify("user-pool-id-token", FakeCognito.refusing())).isEqualTo(UNKNOWN);
    }

    @Test
    void refusesAnIdentityThatCannotBeginAKey() {
        assertThat(identify("user-pool-id-token", FakeCognito.knowing("../somewhere")))
                .isEqualTo(UNKNOWN);
        assertThat(identifier.identify(new Caller.Iam("*", Events.IDENTITY_POOL, "authenticated")))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void refusesATokenWithoutAUseOrWithoutText() {
        String issuer = Events.USER_POOL.issuer();

        assertThat(identifier.identify(new Caller.TokenBearer(issuer, null, "token")))
                .isEqualTo(UNKNOWN);
        assertThat(identifier.identify(new Caller.TokenBearer(issuer, "id", null)))
                .isEqualTo(UNKNOWN);
        assertThat(identifier.identify(new Caller.TokenBearer(issuer, "id", "")))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void refusesEveryTokenWhereNoUserPoolIsSet() {
        var iamOnly = new CallerIdentifier(Events.IDENTITY_POOL, null, cognito);

        assertThat(iamOnly.identify(
                        AppSyncEvent.from(Events.read("user-pool-id-token")).caller()))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void leavesFaultsOfCognitoToTheEdge() {
        var busy = new FakeCognito(_ -> {
            throw TooManyRequestsException.builder().build();
        });

        assertThatThrownBy(() -> identify("user-pool-id-token", busy)).isInstanceOf(TooManyRequestsException.class);
    }

    private Identification identify(String event) {
        return identifier.identify(AppSyncEvent.from(Events.read(event)).caller());
    }

    private static Identification identify(String event, FakeCognito cognito) {
        return new CallerIdentifier(Events.IDENTITY_POOL, Events.USER_POOL, cognito)
                .identify(AppSyncEvent.from(Events.read(event)).caller());
    }
}
