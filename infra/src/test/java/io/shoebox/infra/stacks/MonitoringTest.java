package io.shoebox.infra.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.Stage;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators see and what wakes them. */
final class MonitoringTest {
    private final Map<String, JsonNode> alarms =
            Cloud.standard().properties("Monitoring", "AWS::CloudWatch::Alarm").stream()
                    .collect(Collectors.toMap(alarm -> alarm.path("AlarmName").asText(), Function.identity()));

    @ParameterizedTest
    @CsvSource({
        "uploads-dlq-not-empty, ApproximateNumberOfMessagesVisible, shoebox-dev-uploads-dlq, 0, 1",
        "thumbnails-dlq-not-empty, ApproximateNumberOfMessagesVisible, shoebox-dev-thumbnails-dlq, 0, 1",
        "uploads-old, ApproximateAgeOfOldestMessage, shoebox-dev-uploads, 900, 3",
        "thumbnails-old, ApproximateAgeOfOldestMessage, shoebox-dev-thumbnails, 900, 3",
        "notifier-dlq-not-empty, ApproximateNumberOfMessagesVisible, shoebox-dev-notifier-dlq, 0, 1",
        "notifier-old, IteratorAge, shoebox-dev-notifier, 300000, 3",
        "presign-errors, Errors, shoebox-dev-presign, 0, 2",
        "photos-errors, Errors, shoebox-dev-photos, 0, 2",
        "ingest-errors, Errors, shoebox-dev-ingest, 0, 2",
        "thumbnailer-errors, Errors, shoebox-dev-thumbnailer, 0, 2",
        "notifier-errors, Errors, shoebox-dev-notifier, 0, 2",
        "presign-throttles, Throttles, shoebox-dev-presign, 0, 3",
        "photos-throttles, Throttles, shoebox-dev-photos, 0, 3",
        "ingest-throttles, Throttles, shoebox-dev-ingest, 0, 3",
        "thumbnailer-throttles, Throttles, shoebox-dev-thumbnailer, 0, 3",
        "notifier-throttles, Throttles, shoebox-dev-notifier, 0, 3",
    })
    void anAlarmGoesOffAboveItsThresholdAndTellsTheTopic(
            String name, String metric, String watched, int threshold, int minutes) {
        JsonNode alarm = Objects.requireNonNull(alarms.get("shoebox-dev-" + name), name);

        assertThat(alarm.path("MetricName").asText()).isEqualTo(metric);
        assertThat(alarm.path("Dimensions").toString()).contains("\"" + watched + "\"");
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(threshold);
        assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
        assertThat(alarm.path("Period").asInt()).isEqualTo(60);
        assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(minutes);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        assertThat(alarm.path("AlarmActions")).hasSize(1);
    }

    @Test
    void alarmsOfThisAccountMayPublishToTheTopicAndOnlyByTls() {
        String policy = Cloud.standard()
                .properties("Monitoring", "AWS::SNS::TopicPolicy")
                .getFirst()
                .toString();

        assertThat(policy)
                .contains("cloudwatch.amazonaws.com", "aws:SourceAccount", "\"aws:SecureTransport\":\"false\"");
    }

    @Test
    void thereIsNoOtherAlarm() {
        assertThat(alarms).hasSize(16);
    }

    @Test
    void theDashboardShowsQueuesFunctionsPhotosAndWhoHearsOfThem() {
        String dashboard = Cloud.standard()
                .properties("Monitoring", "AWS::CloudWatch::Dashboard")
                .getFirst()
                .path("DashboardBody")
                .toString();

        assertThat(dashboard)
                .contains(
                        "ApproximateNumberOfMessagesVisible",
                        "ApproximateAgeOfOldestMessage",
                        "NumberOfMessagesSent",
                        "NumberOfMessagesDeleted",
                        "time to drain",
                        "shoebox-dev-uploads-dlq",
                        "shoebox-dev-thumbnails-dlq",
                        "shoebox-dev-notifier-dlq",
                        "IteratorAge",
                        "ActiveSubscriptions",
                        "PublishDataMessageSuccess",
                        "Errors",
                        "Duration",
                        "Throttles",
                        "Shoebox/dev",
                        PipelineMetrics.REGISTERED,
                        PipelineMetrics.REJECTED,
                        PipelineMetrics.READY,
                        PipelineMetrics.FAILED,
                        PipelineMetrics.BYTES,
                        Stage.READY.metric());
    }
}
