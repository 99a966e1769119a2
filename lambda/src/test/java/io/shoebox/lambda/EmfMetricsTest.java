package io.shoebox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import io.shoebox.queue.Stage;
import io.shoebox.queue.StageTimes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;

final class EmfMetricsTest {
    private static final PhotoKey KEY = PhotoKey.create(
            new IdentityId("eu-west-1:11111111-2222-3333-4444-555555555555"),
            new CollectionId("summer"),
            new FileName("sea.jpg"),
            Instant.parse("2026-03-01T10:00:00Z"),
            new Random(1));

    @Test
    void aReadyPhotoIsOneLineWithItsKeyAndTheTimeOfEachStage() throws Exception {
        JsonNode line = written(metrics -> metrics.ready(
                        KEY,
                        new StageTimes(Map.of(
                                Stage.THUMBNAILS_QUEUE, Duration.ofMillis(5),
                                Stage.THUMBNAILS, Duration.ofMillis(70),
                                Stage.READY, Duration.ofMillis(1234)))))
                .getFirst();

        assertThat(line.path("key").asText()).isEqualTo(KEY.toString());
        assertThat(line.path("PhotosReady").asDouble()).isEqualTo(1);
        assertThat(line.path("ThumbnailsQueueTime").asDouble()).isEqualTo(5);
        assertThat(line.path("ThumbnailsTime").asDouble()).isEqualTo(70);
        assertThat(line.path("ReadyAfter").asDouble()).isEqualTo(1234);
        assertThat(counted(line)).containsExactly("PhotosReady by [[Service]]");
        assertThat(line.path("_aws").path("CloudWatchMetrics").path(0).path("Metrics"))
                .anySatisfy(metric -> {
                    assertThat(metric.path("Name").asText()).isEqualTo("ReadyAfter");
                    assertThat(metric.path("Unit").asText()).isEqualTo("Milliseconds");
                });
    }

    @Test
    void aFailureIsCountedByItsKindAndInAll() throws Exception {
        List<JsonNode> lines = written(metrics -> metrics.failed(KEY, "the JPEG is truncated"));

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().path("key").asText()).isEqualTo(KEY.toString());
        assertThat(counted(lines.getFirst())).containsExactly("PhotosFailed by [[Service], [Reason]]");
        assertThat(lines.getFirst().path("Reason").asText()).isEqualTo("CORRUPT");
    }

    @Test
    void aRegistrationTellsItsBytesAndARetryIsCounted() throws Exception {
        List<JsonNode> lines = written(metrics -> {
            metrics.registered(KEY, 4711, new StageTimes(Map.of(Stage.EVENT, Duration.ofMillis(9))));
            metrics.retried();
            metrics.rejected("odd key");
        });

        assertThat(lines.get(0).path("PhotoBytes").asDouble()).isEqualTo(4711);
        assertThat(lines.get(0).path("EventTime").asDouble()).isEqualTo(9);
        assertThat(counted(lines.get(1))).containsExactly("MessageRetries by [[Service]]");
        assertThat(lines.get(2).path("key").asText()).isEqualTo("odd key");
    }

    @Test
    void aFlightOfTheCanaryIsOneLineWithItsTimeOnlyIfThePhotoCameThrough() throws Exception {
        List<JsonNode> lines = written(_ -> {
            new EmfCanary().flew(Optional.of(Duration.ofMillis(2500)), 0);
            new EmfCanary().flew(Optional.empty(), 2);
        });

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(counted(line))
                        .containsExactlyInAnyOrder("CanaryFailed by [[Service]]", "CanaryLeft by [[Service]]"));
        assertThat(lines.get(0).path("CanaryFailed").asDouble(-1)).isZero();
        assertThat(lines.get(0).path("CanaryReady").asDouble()).isEqualTo(2500);
        assertThat(lines.get(1).path("CanaryFailed").asDouble()).isEqualTo(1);
        assertThat(lines.get(1).path("CanaryLeft").asDouble()).isEqualTo(2);
        assertThat(lines.get(1).has("CanaryReady")).isFalse();
    }

    /** Counts of a line and what they are counted by. */
    private static List<String> counted(JsonNode line) {
        JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);
        List<List<String>> dimensions = directive
                .path("Dimensions")
                .valueStream()
                .map(set -> set.valueStream().map(JsonNode::asText).toList())
                .toList();
        return directive
                .path("Metrics")
                .valueStream()
                .filter(metric -> metric.path("Unit").asText().equals("Count"))
                .map(metric -> metric.path("Name").asText() + " by " + dimensions)
                .toList();
    }

    private static List<JsonNode> written(Consumer<EmfMetrics> work) throws Exception {
        var metrics = new EmfMetrics();
        MetricsFactory.getMetricsInstance().setNamespace("shoebox/test");
        MetricsFactory.getMetricsInstance().setDefaultDimensions(DimensionSet.of("Service", "test"));
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            work.accept(metrics);
        } finally {
            System.setOut(before);
        }
        var lines = new ArrayList<JsonNode>();
        for (String line :
                bytes.toString(UTF_8).lines().filter(it -> it.startsWith("{")).toList()) {
            lines.add(new JsonMapper().readTree(line));
        }
        return lines;
    }
}
