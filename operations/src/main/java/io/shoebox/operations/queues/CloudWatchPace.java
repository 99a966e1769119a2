package io.shoebox.operations.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoebox.operations.aws.SignedCalls;
import io.shoebox.operations.aws.SignedCalls.Call;
import io.shoebox.operations.places.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * What CloudWatch knows of queues: metrics of a minute each, which come some minutes late (SQS Developer Guide, "Available
 * CloudWatch metrics for Amazon SQS"). All queues are one call, half a minute apart at least.
 */
final class CloudWatchPace {
    private static final Logger LOG = LoggerFactory.getLogger(CloudWatchPace.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SPAN = Duration.ofMinutes(10);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MINUTE = 60;
    private static final String AGE = "ApproximateAgeOfOldestMessage";
    private static final String SENT = "NumberOfMessagesSent";
    private static final String DELETED = "NumberOfMessagesDeleted";

    private final SignedCalls aws;
    private Map<QueueName, Pace> last = Map.of();
    private Instant askedAt = Instant.MIN;

    CloudWatchPace(SignedCalls aws) {
        this.aws = aws;
    }

    /** By queue; without those of which it knows nothing. */
    synchronized Map<QueueName, Pace> of(Map<QueueName, String> names, Instant now) {
        if (askedAt.isAfter(now.minus(FRESH))) {
            return last;
        }
        askedAt = now;
        try {
            last = read(
                    names,
                    aws.send(new Call(
                            "monitoring",
                            SdkHttpMethod.POST,
                            "/",
                            Map.of(
                                    "Content-Type", "application/x-amz-json-1.0",
                                    "X-Amz-Target", "GraniteServiceVersion20100801.GetMetricData"),
                            request(names, now).toString())));
        } catch (RuntimeException e) {
            LOG.info("CloudWatch does not tell how fast the queues are: {}", e.toString());
            last = Map.of();
        }
        return last;
    }

    private static ObjectNode request(Map<QueueName, String> names, Instant now) {
        ObjectNode request = JSON.createObjectNode();
        request.put("StartTime", now.minus(SPAN).getEpochSecond());
        request.put("EndTime", now.getEpochSecond());
        request.put("ScanBy", "TimestampDescending");
        ArrayNode queries = request.putArray("MetricDataQueries");
        names.forEach((queue, name) -> {
            query(queries, queue, name, AGE, "Maximum");
            query(queries, queue, name, SENT, "Sum");
            query(queries, queue, name, DELETED, "Sum");
        });
        return request;
    }

    private static void query(ArrayNode queries, QueueName queue, String name, String metric, String statistic) {
        ObjectNode query = queries.addObject();
        query.put("Id", id(queue, metric));
        ObjectNode stat = query.putObject("MetricStat");
        ObjectNode what = stat.putObject("Metric");
        what.put("Namespace", "AWS/SQS").put("MetricName", metric);
        what.putArray("Dimensions").addObject().put("Name", "QueueName").put("Value", name);
        stat.put("Period", MINUTE).put("Stat", statistic);
    }

    /** Begins with a small letter, as CloudWatch wants it. */
    private static String id(QueueName queue, String metric) {
        return queue.text() + metric;
    }

    private static Map<QueueName, Pace> read(Map<QueueName, String> names, JsonNode answer) {
        var paces = new EnumMap<QueueName, Pace>(QueueName.class);
        for (QueueName queue : names.keySet()) {
            Double age = latest(values(answer, id(queue, AGE)));
            Double in = average(values(answer, id(queue, SENT)));
            Double out = average(values(answer, id(queue, DELETED)));
            if (age != null || in != null || out != null) {
                paces.put(queue, new Pace(age, in, out, in == null || out == null ? null : in - out));
            }
        }
        return paces;
    }

    private static JsonNode values(JsonNode answer, String id) {
        for (JsonNode result : answer.path("MetricDataResults")) {
            if (result.path("Id").asText().equals(id)) {
                return result.path("Values");
            }
        }
        return JSON.createArrayNode();
    }

    private static @Nullable Double latest(JsonNode values) {
        return values.isEmpty() ? null : values.get(0).asDouble();
    }

    /** Of the last full minutes: the latest one may still be counted. */
    private static @Nullable Double average(JsonNode values) {
        int from = Math.min(1, values.size() - 1);
        int to = Math.min(values.size(), from + 5);
        if (from < 0 || to <= from) {
            return null;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values.get(i).asDouble();
        }
        return sum / (to - from);
    }
}
