package io.shoebox.operations.stages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.operations.aws.SignedCalls;
import io.shoebox.operations.aws.SignedCalls.Call;
import io.shoebox.queue.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * What CloudWatch counted of the functions' metrics during the last hour, by one request (CloudWatch API Reference,
 * "GetMetricData"; 24 metrics). An answer is told again for half a minute, since each metric that is asked for is paid
 * for.
 */
public final class CloudWatchStages implements StageSource {
    private static final Logger LOG = LoggerFactory.getLogger(CloudWatchStages.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String COUNT = "SampleCount";
    private static final List<String> PERCENTILES = List.of("p50", "p95", "p99");

    private final Options options;
    private final UnaryOperator<String> getMetricData;
    private final InstantSource clock;
    private @Nullable Answer last;

    /**
     * Whose metrics.
     *
     * @param namespace of the stage's metrics
     * @param ingest what ingest-worker calls itself as {@code Service}
     * @param thumbnailer what the thumbnailer does
     */
    public record Options(String namespace, String ingest, String thumbnailer) {
        String service(Stage stage) {
            return stage.isOfRegistration() ? ingest : thumbnailer;
        }
    }

    private record Answer(Instant at, List<StageLatency> stages) {}

    /** @param getMetricData sends the JSON of a request, signed, and returns that of the answer, or throws */
    public CloudWatchStages(Options options, UnaryOperator<String> getMetricData, InstantSource clock) {
        this.options = options;
        this.getMetricData = getMetricData;
        this.clock = clock;
    }

    /** Of a stage's functions, by CloudWatch's JSON protocol. */
    public static CloudWatchStages by(SignedCalls aws, String namespace, InstantSource clock) {
        return new CloudWatchStages(
                new Options(namespace, "ingest", "thumbnailer"),
                request -> aws.send(new Call(
                                "monitoring",
                                SdkHttpMethod.POST,
                                "/",
                                Map.of(
                                        "Content-Type", "application/x-amz-json-1.0",
                                        "X-Amz-Target", "GraniteServiceVersion20100801.GetMetricData"),
                                request))
                        .toString(),
                clock);
    }

    /** Nothing where CloudWatch does not answer: what else operators ask for must not fail with it. */
    @Override
    public synchronized List<StageLatency> lastHour() {
        Instant now = clock.instant();
        if (last == null || last.at().plus(FRESH).isBefore(now)) {
            last = new Answer(now, answer(now));
        }
        return last.stages();
    }

    private List<StageLatency> answer(Instant now) {
        try {
            return ask(now);
        } catch (RuntimeException e) {
            LOG.info("CloudWatch does not tell how long photos take: {}", e.toString());
            return List.of();
        }
    }

    private List<StageLatency> ask(Instant now) {
        Instant end = Instant.ofEpochSecond(now.getEpochSecond() / 60 * 60).plus(MINUTE);
        Instant start = end.minus(HOUR);
        Map<String, JsonNode> results =
                read(getMetricData.apply(request(start, end).toString()));
        var stages = new ArrayList<StageLatency>();
        for (Stage stage : Stage.values()) {
            List<Double> perMinute = perMinute(results.get(id(stage, COUNT)), start);
            stages.add(new StageLatency(
                    stage.metric(),
                    perMinute.stream().mapToDouble(Double::doubleValue).sum(),
                    largest(results.get(id(stage, PERCENTILES.get(0)))),
                    largest(results.get(id(stage, PERCENTILES.get(1)))),
                    largest(results.get(id(stage, PERCENTILES.get(2)))),
                    perMinute));
        }
        return List.copyOf(stages);
    }

    private ObjectNode request(Instant start, Instant end) {
        ObjectNode request = JSON.createObjectNode()
                .put("StartTime", start.getEpochSecond())
                .put("EndTime", end.getEpochSecond())
                .put("ScanBy", "TimestampAscending");
        ArrayNode queries = request.putArray("MetricDataQueries");
        for (Stage stage : Stage.values()) {
            queries.add(query(stage, COUNT, MINUTE));
            PERCENTILES.forEach(percentile -> queries.add(query(stage, percentile, HOUR)));
        }
        return request;
    }

    private ObjectNode query(Stage stage, String statistic, Duration period) {
        ObjectNode query = JSON.createObjectNode().put("Id", id(stage, statistic));
        ObjectNode asked =
                query.putObject("MetricStat").put("Period", period.toSeconds()).put("Stat", statistic);
        asked.putObject("Metric")
                .put("Namespace", options.namespace())
                .put("MetricName", stage.metric())
                .putArray("Dimensions")
                .addObject()
                .put("Name", "Service")
                .put("Value", options.service(stage));
        return query;
    }

    /** Ids begin with a small letter. */
    private static String id(Stage stage, String statistic) {
        return stage.name().toLowerCase(Locale.ROOT) + "_" + statistic;
    }

    private static Map<String, JsonNode> read(String answer) {
        try {
            var results = new HashMap<String, JsonNode>();
            JSON.readTree(answer)
                    .path("MetricDataResults")
                    .forEach(it -> results.put(it.path("Id").asText(), it));
            return results;
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("CloudWatch answered with what is no JSON", e);
        }
    }

    private static List<Double> perMinute(@Nullable JsonNode result, Instant start) {
        var perMinute = new ArrayList<>(Collections.nCopies(StageLatency.MINUTES, 0.0));
        if (result != null) {
            for (int i = 0; i < result.path("Values").size(); i++) {
                long minute = Duration.between(
                                start, time(result.path("Timestamps").path(i)))
                        .toMinutes();
                if (minute >= 0 && minute < StageLatency.MINUTES) {
                    perMinute.set((int) minute, result.path("Values").path(i).asDouble());
                }
            }
        }
        return perMinute;
    }

    /** Epoch seconds, or ISO 8601, as the protocol has it. */
    private static Instant time(JsonNode timestamp) {
        return timestamp.isNumber() ? Instant.ofEpochSecond(timestamp.asLong()) : Instant.parse(timestamp.asText());
    }

    /** An hour that CloudWatch parts in two is as slow as its slower part. */
    private static @Nullable Double largest(@Nullable JsonNode result) {
        if (result == null) {
            return null;
        }
        OptionalDouble largest = result.path("Values")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .max();
        return largest.isPresent() ? largest.getAsDouble() : null;
    }
}
