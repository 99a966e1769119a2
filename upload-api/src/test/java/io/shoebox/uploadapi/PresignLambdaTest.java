package io.shoebox.uploadapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.catalog.Budgets;
import io.shoebox.catalog.Cost;
import io.shoebox.catalog.InMemoryBudgets;
import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.InMemoryIdentities;
import io.shoebox.model.CollectionId;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.PhotoKey;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import io.shoebox.uploadapi.appsync.UnavailableException;
import io.shoebox.uploadapi.tickets.Allowance;
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
                        Map.of("name", "x-amz-meta-filename", "value", "Caf%C3%A9%20am%20Meer.JPG"),
                        Map.of("name", "x-amz-meta-request-id", "value", "1"));
        assertThat(Instant.parse(String.valueOf(details.get("expiresAt")))).isAfter(NOON);
    }

    @Test
    void makesAnIdForARequestThatHasNone() {
        Map<String, @Nullable Object> details = Objects.requireNonNull(
                Answers.data(lambda.handleRequest(Events.read("iam-authenticated"), new InvocationContext("no id!"))));

        assertThat(details.get("headers"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .filteredOn(header -> "x-amz-meta-request-id".equals(header.get("name")))
                .singleElement()
                .extracting(header -> String.valueOf(header.get("value")), InstanceOfAssertFactories.STRING)
                .hasSize(36);
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
        assertThat(json(Events.read(event))).isEqualTo(Answers.notAuthorized());
    }

    @Test
    void tellsTheSenderOfAnAccessTokenToSendTheIdToken() {
        assertThat(json(Events.read("user-pool-access-token")))
                .isEqualTo(Answers.notAuthorized("Not authorized: send the ID token the first time; this is an access"
                        + " token, for which Cognito tells no identity"));
    }

    @Test
    void takesTheIdentityThatAnOlderClientSendsOnlyIfItIsTheCallersOwn() {
        assertThat(resolve(with("identityPoolId", Events.ALICE.value()))).containsKey("url");
        for (String other : new String[] {Events.BOB.value(), Events.IDENTITY_POOL, ""}) {
            assertThat(json(with("identityPoolId", other))).isEqualTo(Answers.notAuthorized());
        }
    }

    @Test
    void namesTheRuleThatARequestBreaks() {
        assertThat(json(with("contentType", "image/tiff")))
                .isEqualTo(Answers.invalid("content type image/tiff is not accepted;"
                        + " accepted: image/jpeg, image/png, image/gif, image/webp, image/heic"));
    }

    @Test
    void takesNoLengthOnlyWhereTheOperatorAllowsIt() {
        Map<String, String> settings = Events.settings();
        settings.put(UploadSettings.UPLOAD_REQUIRE_LENGTH, "false");

        assertThat(json(with("contentLength", null)))
                .isEqualTo(Answers.invalid("contentLength must be from 1 to 26214400 bytes; it is missing"));
        assertThat(Answers.data(
                        lambda(settings).handleRequest(with("contentLength", null), new InvocationContext("1"))))
                .containsKey("url");
    }

    @Test
    void tellsALengthBeyondTheLimitFromOneThatIsNone() {
        assertThat(json(with("contentLength", 26214401)))
                .isEqualTo(Answers.refused(
                        "LimitExceeded", "contentLength must be from 1 to 26214400 bytes; not 26214401"));
        assertThat(json(with("contentLength", 0)))
                .isEqualTo(Answers.invalid("contentLength must be from 1 to 26214400 bytes; not 0"));
    }

    @Test
    void saysWhenABudgetThatIsUsedUpFreesAgain() {
        var limits = new BudgetLimits(new Cost(2, 0, 0), new Cost(0, 2500, 0));
        PresignLambda limited = limited(new Allowance(new InMemoryBudgets(limits, InstantSource.fixed(NOON)), null, 0));

        assertThat(limited.handleRequest(with("contentLength", 2501), new InvocationContext("1")))
                .isEqualTo(Answers.refused("LimitExceeded", "at most 2500 bytes uploaded a day; this is more"));
        assertThat(Answers.data(limited.handleRequest(with("filename", "a.jpg"), new InvocationContext("1"))))
                .containsKey("url");
        assertThat(limited.handleRequest(with("contentLength", 1501), new InvocationContext("1")))
                .isEqualTo(Answers.refused(
                        "LimitExceeded", "at most 2500 bytes uploaded a day; more from 2026-01-02T00:00:00Z on"));
        limited.handleRequest(with("filename", "b.jpg"), new InvocationContext("1"));
        assertThat(limited.handleRequest(with("filename", "c.jpg"), new InvocationContext("1")))
                .isEqualTo(Answers.refused(
                        "LimitExceeded", "at most 2 uploads an hour; more from 2026-01-01T13:00:00Z on"));
        // A request that breaks a rule costs nothing, and is told the rule.
        assertThat(limited.handleRequest(with("contentType", "image/tiff"), new InvocationContext("1"))
                        .toString())
                .contains("InvalidRequest");
    }

    @Test
    void whoHasAllThePhotosThatOneMayHaveGetsNoTicket() {
        var catalog = new InMemoryCatalog();
        PresignLambda limited = limited(new Allowance(Budgets.NONE, catalog, 2));
        catalog.register(Photos.registered(Photos.key(Events.ALICE, new CollectionId("a"), 1)));
        assertThat(Answers.data(limited.handleRequest(with("filename", "a.jpg"), new InvocationContext("1"))))
                .containsKey("url");
        catalog.register(Photos.registered(Photos.key(Events.ALICE, new CollectionId("b"), 2)));
        assertThat(limited.handleRequest(with("filename", "b.jpg"), new InvocationContext("1")))
                .isEqualTo(Answers.refused("LimitExceeded", "at most 2 photos are kept; delete some first"));
    }

    private PresignLambda limited(Allowance allowance) {
        return new PresignLambda(UploadApi.presign(
                UploadSettings.from(Events.settings()),
                StaticPresigner.create(),
                new InMemoryIdentities(InstantSource.system()),
                cognito,
                allowance,
                InstantSource.fixed(NOON),
                new Random(1),
                ApiMetrics.NONE));
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
        return Objects.requireNonNull(Answers.data(json(event)));
    }

    private Map<String, @Nullable Object> json(Map<String, Object> event) {
        return lambda.handleRequest(event, new InvocationContext("1"));
    }

    private PresignLambda lambda(Map<String, String> settings) {
        return new PresignLambda(UploadApi.presign(
                UploadSettings.from(settings),
                StaticPresigner.create(),
                new InMemoryIdentities(InstantSource.system()),
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
