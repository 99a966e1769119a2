package io.shoebox.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.catalog.Photos;
import io.shoebox.model.Photo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What AppSync and EventBridge are sent, and what is made of their answers. */
final class ServicesTest {
    private static final Photo PHOTO = Photos.rejected(new Photos(7).key(), 1);
    private static final PhotoEvent EVENT = new PhotoEvent("event-1", Photos.time(2), PHOTO);

    @SuppressWarnings("NullAway.Init")
    private StubService service;

    @BeforeEach
    void start() throws IOException {
        service = new StubService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void subscribersAreToldByASignedMutation() throws IOException {
        service.answer = "{\"data\":{\"publishPhoto\":{}}}";
        new AppSyncSubscribers(service.post("appsync", Map.of())).tell(EVENT);

        JsonNode sent = new JsonMapper().readTree(service.body);
        assertThat(sent.path("query").asText()).contains("publishPhoto(photo: $photo)");
        assertThat(sent.at("/variables/photo/s3Key").asText())
                .isEqualTo(PHOTO.key().toString());
        assertThat(sent.at("/variables/photo/identityId").asText())
                .isEqualTo(PHOTO.key().owner().value());
        assertThat(sent.at("/variables/photo/status").asText()).isEqualTo("REJECTED");
        assertThat(service.authorization)
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIATEST/")
                .contains("/eu-west-1/appsync/aws4_request")
                .contains("x-amz-security-token");
    }

    @Test
    void anErrorOfTheApiIsAFailureThoughTheStatusIs200() {
        service.answer = "{\"data\":null,\"errors\":[{\"errorType\":\"Unauthorized\",\"message\":\"Not Authorized\"}]}";

        assertThatThrownBy(() -> new AppSyncSubscribers(service.post("appsync", Map.of())).tell(EVENT))
                .hasMessageContaining("Unauthorized");
    }

    @Test
    void aFaultOfAServiceIsAFailureThatQuotesNothing() {
        service.status = 500;
        service.answer = "secret";

        assertThatThrownBy(() -> new AppSyncSubscribers(service.post("appsync", Map.of())).tell(EVENT))
                .hasMessage("appsync answered 500");
    }

    @Test
    void backendsAreToldByAnEventWithKeyOwnerSequencerAndSizes() throws IOException {
        service.answer = "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}";
        assertThat(bus().put(List.of(EVENT))).isEqualTo(1);

        assertThat(service.target).isEqualTo("AWSEvents.PutEvents");
        JsonNode entry = new JsonMapper().readTree(service.body).at("/Entries/0");
        assertThat(entry.path("Source").asText()).isEqualTo("shoebox.photos");
        assertThat(entry.path("DetailType").asText()).isEqualTo("PhotoRejected");
        assertThat(entry.path("EventBusName").asText()).isEqualTo("shoebox-dev");
        JsonNode detail = new JsonMapper().readTree(entry.path("Detail").asText());
        assertThat(detail.path("id").asText()).isEqualTo("event-1");
        assertThat(detail.path("owner").asText()).isEqualTo(PHOTO.key().owner().value());
        assertThat(detail.path("sequencer").asText())
                .isEqualTo(PHOTO.sequencer().value());
        assertThat(detail.path("bytes").asLong()).isEqualTo(PHOTO.bytes());
        assertThat(detail.path("width").asInt()).isEqualTo(4000);
        assertThat(detail.path("reason").asText()).isEqualTo("not an image");
    }

    @Test
    void theFirstEventThatTheBusRefusedIsTheOneThatCounts() {
        service.answer = "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"1\"},{\"ErrorCode\":\"Throttling\"},"
                + "{\"EventId\":\"3\"}]}";

        assertThat(bus().put(List.of(EVENT, EVENT, EVENT))).isEqualTo(1);
    }

    private EventBus bus() {
        return new EventBridgeBus(service.post("events", EventBridgeBus.HEADERS), "shoebox-dev");
    }
}
