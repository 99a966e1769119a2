package io.shoebox.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import io.shoebox.operations.stages.StageLatency;
import io.shoebox.queue.Stage;
import io.shoebox.queue.StageTimes;
import io.shoebox.uploadapi.appsync.ErrorType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class MeasurementsTest {
    private static final PhotoKey KEY = PhotoKey.create(
            new IdentityId("eu-west-1:11111111-2222-3333-4444-555555555555"),
            new CollectionId("summer"),
            new FileName("sea.jpg"),
            Instant.parse("2026-03-01T10:00:00Z"),
            new Random(1));

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Measurements measurements = new Measurements(() -> now);

    @Test
    void photosAreCountedByTheNamesThatCloudWatchHas() {
        var ingest = measurements.pipeline("ingest");
        ingest.registered(KEY, 1000, new StageTimes(Map.of(Stage.EVENT, Duration.ofMillis(20))));
        ingest.registered(KEY, 234, new StageTimes(Map.of()));
        ingest.rejected("any\nkey");
        ingest.retried();
        var thumbnailer = measurements.pipeline("thumbnailer");
        thumbnailer.ready(KEY, new StageTimes(Map.of(Stage.READY, Duration.ofMillis(900))));
        thumbnailer.failed(KEY, "the JPEG is truncated");

        assertThat(measurements.scrape().lines())
                .contains(
                        "PhotosRegistered_total{Service=\"ingest\"} 2.0",
                        "PhotoBytes_total{Service=\"ingest\"} 1234.0",
                        "PhotosRejected_total{Service=\"ingest\"} 1.0",
                        "MessageRetries_total{Service=\"ingest\"} 1.0",
                        "PhotosReady_total{Service=\"thumbnailer\"} 1.0",
                        "PhotosFailed_total{Reason=\"CORRUPT\",Service=\"thumbnailer\"} 1.0",
                        "EventTime_bucket{Service=\"ingest\",le=\"30.0\"} 1",
                        "ReadyAfter_bucket{Service=\"thumbnailer\",le=\"300.0\"} 0",
                        "ReadyAfter_bucket{Service=\"thumbnailer\",le=\"1000.0\"} 1",
                        "ReadyAfter_sum{Service=\"thumbnailer\"} 900.0")
                .noneMatch(line -> line.contains("sea.jpg") || line.contains("eu-west-1"));
    }

    @Test
    void operatorsSeeTheSameTimes() {
        measurements.pipeline("thumbnailer").ready(KEY, new StageTimes(Map.of(Stage.READY, Duration.ofMillis(900))));

        StageLatency ready = measurements.stages().lastHour().getLast();
        assertThat(ready.stage()).isEqualTo("ReadyAfter");
        assertThat(ready.count()).isEqualTo(1);
        assertThat(ready.p95Millis()).isBetween(900.0, 963.0);
    }

    @Test
    void theApiIsCountedByFieldAndError() {
        var presign = measurements.api("presign");
        presign.called("getUploadUrl");
        presign.ticket();
        presign.called("getUploadUrl");
        presign.failed("getUploadUrl", ErrorType.LIMIT_EXCEEDED);

        assertThat(measurements.scrape().lines())
                .contains(
                        "TicketsIssued_total{Service=\"presign\"} 1.0",
                        "ApiCalls_total{Field=\"getUploadUrl\",Service=\"presign\"} 2.0",
                        "ApiErrors_total{Error=\"LimitExceeded\",Field=\"getUploadUrl\",Service=\"presign\"} 1.0");
    }

    @Test
    void queuesAreAskedWhenSomebodyReadsAndNotTooOften() {
        var sqs = new CountingSqs();
        measurements.watch(sqs, Map.of("uploads", "http://127.0.0.1/uploads"));
        assertThat(sqs.calls).isZero();

        assertThat(measurements.scrape().lines())
                .contains(
                        "ApproximateNumberOfMessagesVisible{QueueName=\"uploads\"} 7.0",
                        "ApproximateNumberOfMessagesNotVisible{QueueName=\"uploads\"} 2.0",
                        "ApproximateNumberOfMessagesDelayed{QueueName=\"uploads\"} 1.0");
        measurements.scrape();
        assertThat(sqs.calls).isEqualTo(1);
        now = now.plusSeconds(6);
        measurements.scrape();
        assertThat(sqs.calls).isEqualTo(2);
    }

    @Test
    void aQueueThatIsAwayKeepsNobodyFromReadingTheRest() {
        var sqs = new CountingSqs();
        sqs.away = true;
        measurements.watch(sqs, Map.of("uploads", "http://127.0.0.1/uploads"));
        measurements.pipeline("ingest").rejected("a");

        assertThat(measurements.scrape().lines())
                .contains(
                        "PhotosRejected_total{Service=\"ingest\"} 1.0",
                        "ApproximateNumberOfMessagesVisible{QueueName=\"uploads\"} NaN");
    }

    private static final class CountingSqs implements SqsClient {
        int calls;
        boolean away;

        @Override
        public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
            calls++;
            if (away) {
                throw SdkClientException.create("refused");
            }
            return GetQueueAttributesResponse.builder()
                    .attributes(Map.of(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "7",
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "2",
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1"))
                    .build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
