package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.settings.Settings;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        "reconcile-dlq-not-empty, ApproximateNumberOfMessagesVisible, shoebox-dev-reconcile-dlq, 0, 1",
        "reconcile-found, ReconcileFound, reconcile, 0, 1",
        "reconcile-errors, Errors, shoebox-dev-reconcile, 0, 2",
        "reconcile-throttles, Throttles, shoebox-dev-reconcile, 0, 3",
        "notifier-dlq-not-empty, ApproximateNumberOfMessagesVisible, shoebox-dev-notifier-dlq, 0, 1",
        "notifier-old, IteratorAge, shoebox-dev-notifier, 300000, 3",
        "presign-errors, Errors, shoebox-dev-presign, 0, 2",
        "photos-errors, Errors, shoebox-dev-photos, 0, 2",
        "ingest-errors, Errors, shoebox-dev-ingest, 0, 2",
        "thumbnailer-errors, Errors, shoebox-dev-thumbnailer, 0, 2",
        "notifier-errors, Errors, shoebox-dev-notifier, 0, 2",
        "operations-errors, Errors, shoebox-dev-operations, 0, 2",
        "presign-throttles, Throttles, shoebox-dev-presign, 0, 3",
        "photos-throttles, Throttles, shoebox-dev-photos, 0, 3",
        "ingest-throttles, Throttles, shoebox-dev-ingest, 0, 3",
        "thumbnailer-throttles, Throttles, shoebox-dev-thumbnailer, 0, 3",
        "notifier-throttles, Throttles, shoebox-dev-notifier, 0, 3",
        "presign-near-timeout, Duration, shoebox-dev-presign, 12000, 3",
        "photos-near-timeout, Duration, shoebox-dev-photos, 12000, 3",
        "ingest-near-timeout, Duration, shoebox-dev-ingest, 48000, 3",
        "thumbnailer-near-timeout, Duration, shoebox-dev-thumbnailer, 96000, 3",
        "notifier-near-timeout, Duration, shoebox-dev-notifier, 48000, 3",
        "operations-near-timeout, Duration, shoebox-dev-operations, 23200, 3",
        "api-errors, 5XXError, ApiId, 0, 3",
        "api-slow, Latency, ApiId, 3000, 5",
        "operations-throttles, Throttles, shoebox-dev-operations, 0, 3",
    })
    void anAlarmGoesOffAboveItsThresholdAndTellsTheTopic(
            String name, String metric, String watched, int threshold, int minutes) {
        JsonNode alarm = Objects.requireNonNull(alarms.get("shoebox-dev-" + name), name);

        assertThat(alarm.path("MetricName").asText()).isEqualTo(metric);
        assertThat(alarm.path("Dimensions").toString()).contains(watched);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "photos-failing|900|1|5|PhotosFailed,PhotosReady",
                "uploads-unseen|3600|1|50|TicketsIssued,PhotosRegistered,PhotosRejected",
                "uploads-stuck|300|2|0|ApproximateNumberOfMessagesVisible,NumberOfMessagesDeleted",
                "thumbnails-stuck|300|2|0|ApproximateNumberOfMessagesVisible,NumberOfMessagesDeleted",
                "table-throttles|60|3|0|ReadThrottleEvents,WriteThrottleEvents",
                "index-throttles|60|3|0|ReadThrottleEvents,WriteThrottleEvents,problems",
                "cognito-throttles|60|3|0|SignInThrottles,SignUpThrottles,TokenRefreshThrottles"
            })
    void aSymptomIsWorkedOutOfItsMetrics(String name, int seconds, int periods, int threshold, String metrics) {
        JsonNode alarm = Objects.requireNonNull(alarms.get("shoebox-dev-" + name), name);
        assertThat(alarm.path("Metrics").toString()).contains(metrics.split(",", -1));
        assertThat(alarm.path("Metrics"))
                .filteredOn(metric -> metric.has("MetricStat"))
                .isNotEmpty()
                .allSatisfy(metric ->
                        assertThat(metric.at("/MetricStat/Period").asInt()).isEqualTo(seconds));
        assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(periods);
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(threshold);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        // The parts of the composite alarm tell nobody by themselves.
        assertThat(alarm.path("AlarmActions")).hasSize(name.endsWith("-stuck") ? 0 : 1);
    }

    @Test
    void photosThatTakeLongAreAnAlarmByTheSlowestTwentieth() {
        JsonNode alarm = Objects.requireNonNull(alarms.get("shoebox-dev-ready-late"));
        assertThat(alarm.path("MetricName").asText()).isEqualTo("ReadyAfter");
        assertThat(alarm.path("ExtendedStatistic").asText()).isEqualTo("p95");
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(60_000);
        assertThat(alarm.path("Period").asInt()).isEqualTo(300);
    }

    @Test
    void aStoppedPipelineIsOneUrgentAlarmOutOfItsParts() {
        List<JsonNode> composites = Cloud.standard().properties("Monitoring", "AWS::CloudWatch::CompositeAlarm");
        assertThat(composites).hasSize(1);
        JsonNode stopped = composites.getFirst();
        assertThat(stopped.path("AlarmName").asText()).isEqualTo("shoebox-dev-pipeline-stopped");
        assertThat(stopped.path("AlarmRule").toString()).contains("Alarmuploadsstuck", "OR", "Alarmthumbnailsstuck");
        assertThat(stopped.path("AlarmActions")).hasSize(1);
        assertThat(stopped.path("AlarmDescription").asText()).startsWith("[URGENT] ");
    }

    @Test
    void thereIsNoOtherAlarm() {
        assertThat(alarms).hasSize(38);
    }

    @Test
    void everyAlarmSaysHowSoonAndNamesASectionOfTheRunbookAndEverySectionItsAlarms(@TempDir Path folder)
            throws IOException {
        // With all that is optional.
        Cloud cloud = Cloud.templatesOnly(Settings.from(Map.of("alarms.canary", "true")), folder.resolve("canary"));
        Map<String, List<String>> named = new TreeMap<>();
        Stream.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")
                .flatMap(type -> cloud.properties("Monitoring", type).stream())
                .forEach(alarm -> {
                    String description = alarm.path("AlarmDescription").asText();
                    assertThat(description).matches("\\[(URGENT|SOON|LATER)] .+: docs/runbook\\.md#[a-z-]+");
                    named.computeIfAbsent(
                                    description.substring(description.lastIndexOf('#') + 1), it -> new ArrayList<>())
                            .add(alarm.path("AlarmName").asText().replace("shoebox-dev-", ""));
                });
        String runbook = Files.readString(Cloud.ROOT.resolve("docs/runbook.md"));
        Map<String, String> sections = Stream.of(runbook.split("\n### ", -1))
                .skip(1)
                .collect(Collectors.toMap(text -> text.lines().findFirst().orElseThrow(), Function.identity()));

        assertThat(sections.keySet()).containsExactlyInAnyOrderElementsOf(named.keySet());
        named.forEach((section, names) -> assertThat(sections.get(section))
                .contains(names.stream().map(name -> "`" + name + "`").toList())
                .contains("- See: ", "- Mend: "));
    }

    @Test
    void thereIsAQueryForAPhotoAMessageAndARequestInTheLogOfEachFunction() {
        List<JsonNode> queries = Cloud.standard().properties("Monitoring", "AWS::Logs::QueryDefinition");
        assertThat(queries)
                .extracting(query -> query.path("Name").asText())
                .allMatch(name -> name.startsWith("shoebox/dev/"))
                .contains(
                        "shoebox/dev/a photo by its key",
                        "shoebox/dev/a message by its id",
                        "shoebox/dev/a photo by the request of its ticket");
        assertThat(queries)
                .allSatisfy(query -> assertThat(query.path("LogGroupNames"))
                        // All but the canary's.
                        .hasSize(FunctionPackage.values().length - 1));
        // The runbook names them.
        assertThat(queries).hasSize(8);
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
                        Stage.READY.metric(),
                        Stage.THUMBNAILS_QUEUE.metric(),
                        "TicketsIssued",
                        "MessageRetries",
                        "ConsumedWriteCapacityUnits",
                        "ConcurrentExecutions",
                        "EstimatedCharges");
    }
}
