package io.shoebox.operations.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked and answered has the form of the API reference's examples of GetMetricData. */
final class CloudWatchStagesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant START = Instant.parse("2026-03-01T09:01:00Z");

    private Instant now = Instant.parse("2026-03-01T10:00:30Z");
    private final List<JsonNode> asked = new ArrayList<>();
    private final ObjectNode answer = JSON.createObjectNode();
    private final ArrayNode results = answer.putArray("MetricDataResults");
    private final CloudWatchStages stages = new CloudWatchStages(
            new CloudWatchStages.Options("shoebox/dev", "ingest", "thumbnailer"), this::answer, () -> now);

    private String answer(String request) {
        try {
            asked.add(JSON.readTree(request));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return answer.toString();
    }

    @Test
    void asksForTheLastHourOfEachStageInOneRequest() {
        stages.lastHour();

        JsonNode request = asked.getFirst();
        assertThat(request.path("StartTime").asLong()).isEqualTo(START.getEpochSecond());
        assertThat(request.path("EndTime").asLong()).isEqualTo(START.getEpochSecond() + 3600);
        assertThat(request.path("MetricDataQueries")).hasSize(24);
        assertThat(request.path("MetricDataQueries"))
                .extracting(query -> query.path("Id").asText())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][a-zA-Z0-9_]*"));
        JsonNode first = request.at("/MetricDataQueries/0/MetricStat");
        assertThat(first.toString())
                .isEqualTo(
                        "{\"Period\":60,\"Stat\":\"SampleCount\",\"Metric\":{\"Namespace\":\"shoebox/dev\","
                                + "\"MetricName\":\"EventTime\",\"Dimensions\":[{\"Name\":\"Service\",\"Value\":\"ingest\"}]}}");
        JsonNode last = request.at("/MetricDataQueries/23/MetricStat");
        assertThat(last.path("Stat").asText()).isEqualTo("p99");
        assertThat(last.path("Period").asInt()).isEqualTo(3600);
        assertThat(last.at("/Metric/Dimensions/0/Value").asText()).isEqualTo("thumbnailer");
    }

    @Test
    void tellsWhatCloudWatchAnswered() {
        result("ready_SampleCount", Map.of(START, 2.0, START.plusSeconds(59 * 60), 3.0));
        result("ready_p50", Map.of(START, 800.0));
        result("ready_p95", Map.of(START, 900.0, START.plusSeconds(1800), 1900.0));
        result("ready_p99", Map.of());

        StageLatency ready = stages.lastHour().getLast();
        assertThat(ready.stage()).isEqualTo("ReadyAfter");
        assertThat(ready.count()).isEqualTo(5);
        assertThat(ready.p50Millis()).isEqualTo(800);
        assertThat(ready.p95Millis()).isEqualTo(1900);
        assertThat(ready.p99Millis()).isNull();
        assertThat(ready.perMinute()).hasSize(60).startsWith(2.0, 0.0).endsWith(0.0, 3.0);
        assertThat(stages.lastHour().getFirst().count()).isZero();
    }

    @Test
    void takesTimesAsTextToo() {
        ObjectNode result = results.addObject().put("Id", "event_SampleCount");
        result.putArray("Timestamps").add("2026-03-01T09:02:00Z");
        result.putArray("Values").add(7);

        assertThat(stages.lastHour().getFirst().perMinute()).startsWith(0.0, 7.0, 0.0);
    }

    @Test
    void asksAnewAfterHalfAMinute() {
        stages.lastHour();
        now = now.plusSeconds(29);
        stages.lastHour();
        assertThat(asked).hasSize(1);
        now = now.plusSeconds(2);
        stages.lastHour();
        assertThat(asked).hasSize(2);
    }

    @Test
    void whereCloudWatchDoesNotAnswerNothingIsTold() {
        var broken =
                new CloudWatchStages(new CloudWatchStages.Options("n", "i", "t"), request -> "<no json>", () -> now);
        assertThat(broken.lastHour()).isEmpty();
    }

    private void result(String id, Map<Instant, Double> points) {
        ObjectNode result = results.addObject().put("Id", id);
        ArrayNode times = result.putArray("Timestamps");
        ArrayNode values = result.putArray("Values");
        points.forEach((time, value) -> {
            times.add(time.getEpochSecond());
            values.add(value);
        });
    }
}
