package io.shoebox.uploadapi.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.uploadapi.Events;
import io.shoebox.uploadapi.identity.Caller;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppSyncEventTest {
    private static final String AUTHENTICATED_ARN =
            "arn:aws:sts::123456789012:assumed-role/shoebox-authenticated/CognitoIdentityCredentials";

    @Test
    void readsFieldArgumentsAndIamCaller() {
        AppSyncEvent event = AppSyncEvent.from(Events.read("iam-authenticated"));

        assertThat(event.parentType()).isEqualTo("Mutation");
        assertThat(event.field()).isEqualTo("getUploadUrl");
        assertThat(event.arguments().text("filename")).isEqualTo("Café am Meer.JPG");
        assertThat(event.arguments().number("contentLength")).isEqualTo(123456);
        assertThat(event.arguments().text("checksumSha256")).isNull();
        assertThat(event.arguments().text("identityPoolId")).isNull();
        assertThat(event.caller())
                .isEqualTo(
                        new Caller.Iam(Events.ALICE.value(), Events.IDENTITY_POOL, "authenticated", AUTHENTICATED_ARN));
    }

    @Test
    void readsAnIamCallerWithoutCognitoIdentity() {
        assertThat(AppSyncEvent.from(Events.read("iam-role")).caller())
                .isEqualTo(
                        new Caller.Iam(null, null, null, "arn:aws:sts::123456789012:assumed-role/deployer/deployer"));
    }

    @Test
    void readsAnIdTokenAsTheClientSentIt() {
        assertThat(AppSyncEvent.from(Events.read("user-pool-id-token")).caller())
                .isEqualTo(new Caller.TokenBearer(
                        Events.USER_POOL.issuer(), "id", Events.CLIENT, Events.ALICES_SUB, Events.ALICES_ID_TOKEN));
    }

    @Test
    void readsAnAccessTokenWithoutItsBearerPrefix() {
        assertThat(AppSyncEvent.from(Events.read("user-pool-access-token")).caller())
                .isEqualTo(new Caller.TokenBearer(
                        Events.USER_POOL.issuer(),
                        "access",
                        Events.CLIENT,
                        Events.ALICES_SUB,
                        "access-token.of-alice.signature"));
    }

    @Test
    void findsTheTokenUnderAHeaderNameInAnyCase() {
        Map<String, Object> event = Events.read("user-pool-id-token");
        event.put("request", Map.of("headers", Map.of("Authorization", "BEARER  token ")));

        assertThat(AppSyncEvent.from(event).caller())
                .isEqualTo(new Caller.TokenBearer(
                        Events.USER_POOL.issuer(), "id", Events.CLIENT, Events.ALICES_SUB, "token"));
    }

    @Test
    void readsAnotherProvidersTokenWithItsIssuer() {
        assertThat(AppSyncEvent.from(Events.read("open-id-connect")).caller())
                .isEqualTo(new Caller.TokenBearer(
                        "https://accounts.example.com", null, "shoebox", "alice", "oidc-token.of-alice.signature"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-key", "lambda-authorizer"})
    void knowsNooneBehindAnApiKeyOrALambdaAuthorizer(String event) {
        assertThat(AppSyncEvent.from(Events.read(event)).caller()).isEqualTo(new Caller.Unidentified());
    }

    @Test
    void readsAnEventThatHasLittleMoreThanAField() {
        AppSyncEvent event = AppSyncEvent.from(Map.of("info", Map.of("fieldName", "getPhoto")));

        assertThat(event)
                .isEqualTo(new AppSyncEvent("", "getPhoto", new Arguments(Map.of()), new Caller.Unidentified()));
    }

    @Test
    void refusesWhatIsNoEventOfAppSync() {
        assertThatThrownBy(() -> AppSyncEvent.from(Map.of("Records", "none"))).hasMessageContaining("info.fieldName");
    }

    @Test
    void refusesArgumentsOfAnotherTypeThanTheSchemas() {
        var arguments = new Arguments(Map.of("contentLength", 1.5, "filename", 5));

        assertThatThrownBy(() -> arguments.number("contentLength")).hasMessage("contentLength is no whole number");
        assertThatThrownBy(() -> arguments.text("filename")).hasMessage("filename is no text");
    }

    @Test
    void printsNoToken() {
        assertThat(AppSyncEvent.from(Events.read("user-pool-id-token")).toString())
                .doesNotContain(Events.ALICES_ID_TOKEN);
    }
}
