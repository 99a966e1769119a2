package io.shoebox.operations.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shoebox.operations.AnyCall;
import io.shoebox.operations.canary.Flight.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One photo each five minutes, whatever becomes of it. */
final class CanaryLambdaTest {
    private final StubSystem system = new StubSystem();
    private final List<Flight> flights = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private final Canary canary =
            new Canary(system.api(), CanaryLambda.picture(), () -> now, time -> now = now.plus(time));

    CanaryLambdaTest() throws IOException {}

    @AfterEach
    void stop() {
        system.close();
    }

    private Map<String, Object> fly() {
        return new CanaryLambda(canary, flights::add).handleRequest(Map.of(), new AnyCall());
    }

    @Test
    void aPhotoIsUploadedByATicketWaitedForAndDeleted() {
        system.states.clear();
        system.states.addAll(List.of("", "REGISTERED", "REGISTERED", "READY"));

        assertThat(fly()).containsEntry("readyMillis", 3_000L).containsEntry("left", 0);

        assertThat(flights).containsExactly(new Flight(new Outcome.Ready(Duration.ofSeconds(3)), 0));
        assertThat(system.asked)
                .containsExactly(
                        "listPhotos",
                        "getUploadUrl",
                        "PUT",
                        "getPhoto",
                        "getPhoto",
                        "getPhoto",
                        "getPhoto",
                        "deletePhoto");
        assertThat(system.put).isEqualTo(CanaryLambda.picture());
        assertThat(system.putHeaders)
                .containsEntry("content-type", "image/jpeg")
                .containsEntry("if-none-match", "*")
                .containsEntry("content-length", Integer.toString(CanaryLambda.picture().length))
                .doesNotContainKey("authorization");
        assertThat(system.deleted).containsExactly(StubSystem.KEY);
    }

    @Test
    void theCallsAreSignedForAppSyncAndSayWhomTheyActFor() {
        fly();

        assertThat(system.authorization)
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIATEST/")
                .contains("/eu-west-1/appsync/aws4_request");
        assertThat(system.ticketAsked.path("i").asText()).isEqualTo(StubSystem.IDENTITY);
        assertThat(system.ticketAsked.path("c").asText()).isEqualTo("canary");
        assertThat(system.ticketAsked.path("b").asInt()).isEqualTo(CanaryLambda.picture().length);
    }

    @Test
    void aPhotoThatIsNotReadyInAMinuteIsAFailureAndIsDeletedAllTheSame() {
        system.states.clear();
        system.states.add("REGISTERED");

        assertThat(fly()).containsEntry("failed", "the photo is not READY after 60 s: it is REGISTERED");

        assertThat(system.asked).filteredOn("getPhoto"::equals).hasSize(61);
        assertThat(system.deleted).containsExactly(StubSystem.KEY);
    }

    @Test
    void aPhotoThatNeverRegistersIsAFailureOfItsOwnWords() {
        system.states.clear();
        system.states.add("");

        assertThat(fly()).containsEntry("failed", "the photo is not READY after 60 s: it has no record");
        assertThat(system.deleted).containsExactly(StubSystem.KEY);
    }

    @Test
    void aPhotoThatFailsIsAFailureAtOnceWithItsReason() {
        system.states.clear();
        system.states.addAll(List.of("REGISTERED", "FAILED"));

        assertThat(fly()).containsEntry("failed", "the photo is FAILED: CORRUPT: broken");
        assertThat(system.asked).filteredOn("getPhoto"::equals).hasSize(2);
        assertThat(system.deleted).containsExactly(StubSystem.KEY);
    }

    @Test
    void aRefusedTicketIsAFailureThatNamesTheFieldAndTheType() {
        system.refused.put("getUploadUrl", "NotAuthorized");

        assertThat(fly()).containsEntry("failed", "getUploadUrl: NotAuthorized, no");
        assertThat(system.asked).containsExactly("listPhotos", "getUploadUrl");
        assertThat(system.deleted).isEmpty();
    }

    @Test
    void anApiThatAnswersNothingIsAFailureThatNamesItsStatus() {
        system.apiStatus = 403;

        assertThat(fly()).containsEntry("failed", "listPhotos: appsync answered 403");
    }

    @Test
    void aRefusedPutIsAFailureWithoutItsUrlAndNothingIsWaitedFor() {
        system.putStatus = 403;

        assertThat(fly()).containsEntry("failed", "the PUT was answered with 403");
        assertThat(flights.toString()).doesNotContain("signature");
        assertThat(system.asked).doesNotContain("getPhoto").endsWith("deletePhoto");
    }

    @Test
    void aPhotoThatCannotBeDeletedIsAFailureThoughItWasReady() {
        system.refused.put("deletePhoto", "Unavailable");

        assertThat(fly()).containsEntry("failed", "deletePhoto: Unavailable, no");
        assertThat(system.asked).contains("getPhoto");
    }

    @Test
    void whatEarlierFlightsLeftIsDeletedFirstAndCounted() {
        system.there.addAll(
                List.of(StubSystem.IDENTITY + "/canary/old-a.jpg", StubSystem.IDENTITY + "/canary/old-b.jpg"));

        assertThat(fly()).containsEntry("left", 2).containsKey("readyMillis");

        assertThat(system.asked).startsWith("listPhotos", "deletePhoto", "deletePhoto", "getUploadUrl");
        assertThat(system.deleted)
                .containsExactly(
                        StubSystem.IDENTITY + "/canary/old-a.jpg",
                        StubSystem.IDENTITY + "/canary/old-b.jpg",
                        StubSystem.KEY);
    }

    @Test
    void thePictureIsAJpegLargerThanTheSmallestThumbnail() throws IOException {
        var picture = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(CanaryLambda.picture())));

        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getHeight()).isEqualTo(240);
    }

    @Test
    void everyWrongSettingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanarySettings.from(
                        Map.of(CanarySettings.GRAPHQL_URL, "graphql", CanarySettings.IDENTITY, "ann")))
                .withMessageContaining("GRAPHQL_URL must be a URL, not 'graphql'")
                .withMessageContaining("CANARY_IDENTITY must be an identity id, <region>:<uuid>, not 'ann'")
                .withMessageContaining("AWS_REGION is not set");
    }
}
