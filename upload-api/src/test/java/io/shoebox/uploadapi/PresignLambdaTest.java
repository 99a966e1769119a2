package io.shoebox.uploadapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.model.ParsedKey;
import io.shoebox.model.PhotoKey;
import io.shoebox.uploadapi.appsync.ForbiddenException;
import io.shoebox.uploadapi.appsync.InvalidRequestException;
import io.shoebox.uploadapi.appsync.UnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PresignLambdaTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final FakeCognito cognito = FakeCognito.knowing(Events.ALICE.value());
    private final PresignLambda lambda = lambda(Events.settings());

    @ParameterizedTest
    @ValueSource(strings = {"iam-authenticated", "user-pool-id-token"})
    void givesACallerATicketUnderTheirOwnPrefix(String event) {
        Map<String, @Nullable Object> details = resolve(Events.read(event));

        assertThat(details).containsOnlyKeys("url", "s3Key", "headers", "expiresAt");
        PhotoKey key = ((ParsedKey.Valid) PhotoKey.parse(String.valueOf(details.get("s3Key")))).key();
        assertThat(key.owner()).isEqualTo(Events.ALICE);
        assertThat(key.collection().value()).isEqualTo("holiday");
        assertThat(key.filename().value()).isEqualTo("Café_am_Meer.JPG");
        assertThat(key.time()).isEqualTo(NOON);
        assertThat(details.get("headers"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(
                        Map.of("name", "x-amz-meta-identity-id", "value", Events.ALICE.value()),
                        Map.of("name", "x-amz-meta-filename", "value", "Caf%C3%A9%20am%20Meer.JPG"));
        assertThat(Instant.parse(String.valueOf(details.get("expiresAt")))).isAfter(NOON);
    }

    @Test
    void givesEachTicketAKeyOfItsOwn() {
        assertThat(resolve(Events.read("iam-authenticated")).get("s3Key"))
                .isNotEqualTo(resolve(Events.read("iam-authenticated")).get("s3Key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iam-guest", "iam-foreign-pool", "iam-role", "api-key", "lambda-authorizer", "open-id-connect"})
    void refusesEveryoneElse(String event) {
        assertThatThrownBy(() -> resolve(Events.read(event)))
                .isExactlyInstanceOf(ForbiddenException.class)
                .hasMessage("Not authorized");
    }

    @Test
    void tellsTheSenderOfAnAccessTokenToSendTheIdToken() {
        assertThatThrownBy(() -> resolve(Events.read("user-pool-access-token")))
                .isExactlyInstanceOf(ForbiddenException.class)
                .hasMessageStartingWith("Not authorized: send the ID token");
    }

    @Test
    void takesTheIdentityThatAnOlderClientSendsOnlyIfItIsTheCallersOwn() {
        assertThat(resolve(with("identityPoolId", Events.ALICE.value()))).containsKey("url");
        for (String other : new String[] {Events.BOB.value(), Events.IDENTITY_POOL, ""}) {
            assertThatThrownBy(() -> resolve(with("identityPoolId", other)))
                    .isExactlyInstanceOf(ForbiddenException.class)
                    .hasMessage("Not authorized");
        }
    }

    @Test
    void namesTheRuleThatARequestBreaks() {
        assertThatThrownBy(() -> resolve(with("contentType", "image/heic")))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage("content type image/heic is not accepted;"
                        + " accepted: image/jpeg, image/png, image/gif, image/webp")
                .hasNoCause();
    }

    @Test
    void takesNoLengthOnlyWhereTheOperatorAllowsIt() {
        Map<String, String> settings = Events.settings();
        settings.put(UploadSettings.UPLOAD_REQUIRE_LENGTH, "false");

        assertThatThrownBy(() -> resolve(with("contentLength", null)))
                .isExactlyInstanceOf(InvalidRequestException.class);
        assertThat(lambda(settings).handleRequest(with("contentLength", null), new InvocationContext("1")))
                .containsKey("url");
    }

    @Test
    void answersAnUnknownFieldOrABrokenEventWithoutDetails() {
        for (Map<String, Object> event :
                List.of(Events.read("iam-authenticated", "getPhoto", Map.of()), Map.<String, Object>of())) {
            assertThatThrownBy(() -> resolve(event))
                    .isExactlyInstanceOf(UnavailableException.class)
                    .hasMessage("Something went wrong; try again (request 1)")
                    .hasNoCause();
        }
    }

    @Test
    void namesEverySettingThatItMisses() {
        assertThatThrownBy(PresignLambda::new)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PHOTOS_BUCKET is not set")
                .hasMessageContaining("IDENTITY_POOL_ID is not set");
    }

    private Map<String, @Nullable Object> resolve(Map<String, Object> event) {
        Map<String, @Nullable Object> details = lambda.handleRequest(event, new InvocationContext("1"));
        return Objects.requireNonNull(details);
    }

    private PresignLambda lambda(Map<String, String> settings) {
        return new PresignLambda(UploadApi.presign(
                UploadSettings.from(settings),
                StaticPresigner.create(),
                cognito,
                InstantSource.fixed(NOON),
                new Random(1)));
    }

    private static Map<String, Object> with(String argument, @Nullable Object value) {
        var arguments = new HashMap<String, @Nullable Object>(Map.of(
                "collectionId", "holiday", "filename", "a.jpg", "contentType", "image/jpeg", "contentLength", 1000));
        arguments.put(argument, value);
        return Events.read("iam-authenticated", "getUploadUrl", arguments);
    }
}
