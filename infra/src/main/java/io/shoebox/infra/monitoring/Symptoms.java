package io.shoebox.infra.monitoring;

import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.Worker;
import io.shoebox.lambda.EmfCanary;
import io.shoebox.model.TableSchema;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.Stage;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** What users would notice, worked out of several metrics; where there is too little to judge by, it is 0. */
record Symptoms(StageMetrics metrics) {
    /** Fewer photos in the time that is looked at say nothing. */
    static final int LEAST_PHOTOS = 10;
    /** Fewer tickets in an hour say nothing: people also change their minds. */
    static final int LEAST_TICKETS = 20;

    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration QUARTER = Duration.minutes(15);
    private static final Duration HOUR = Duration.hours(1);

    /** Percent of the photos of a quarter of an hour of which no thumbnails could be made. */
    IMetric failedPercent() {
        return expression(
                "IF(FILL(failed, 0) + FILL(ready, 0) >= " + LEAST_PHOTOS
                        + ", 100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(ready, 0)), 0)",
                Map.of(
                        "failed", metrics.own(FunctionPackage.THUMBNAILER, PipelineMetrics.FAILED, "Sum"),
                        "ready", metrics.own(FunctionPackage.THUMBNAILER, PipelineMetrics.READY, "Sum")),
                QUARTER);
    }

    /** Milliseconds from S3's event to all thumbnails, of 95 % of the photos of five minutes. */
    IMetric readyAfter() {
        return metrics.own(FunctionPackage.THUMBNAILER, Stage.READY.metric(), "p95")
                .with(MetricOptions.builder().period(FIVE_MINUTES).build());
    }

    /** Percent of an hour's tickets for which no photo came through ingest. */
    IMetric unseenPercent() {
        return expression(
                "IF(tickets >= " + LEAST_TICKETS
                        + ", 100 * (tickets - FILL(registered, 0) - FILL(rejected, 0)) / tickets, 0)",
                Map.of(
                        "tickets", metrics.own(FunctionPackage.PRESIGN, ApiMetrics.TICKETS, "Sum"),
                        "registered", metrics.own(FunctionPackage.INGEST, PipelineMetrics.REGISTERED, "Sum"),
                        "rejected", metrics.own(FunctionPackage.INGEST, PipelineMetrics.REJECTED, "Sum")),
                HOUR);
    }

    /** Messages that wait while none leaves. */
    IMetric stuck(Worker worker) {
        return expression(
                "IF(FILL(gone, 0) == 0, waiting, 0)",
                Map.of(
                        "waiting", metrics.queue(worker.queue(), "ApproximateNumberOfMessagesVisible", "Minimum"),
                        "gone", metrics.queue(worker.queue(), "NumberOfMessagesDeleted", "Sum")),
                FIVE_MINUTES);
    }

    /** Refused reads and writes of the table a minute. */
    IMetric tableThrottles() {
        return throttles(Map.of());
    }

    /** Refused reads and writes of the index of problems a minute: a full index also refuses writes of the table. */
    IMetric indexThrottles() {
        return throttles(Map.of("GlobalSecondaryIndexName", TableSchema.PROBLEMS_INDEX));
    }

    /** 1 if the canary's photo of five minutes did not go the whole way. */
    IMetric canaryFailed() {
        return metrics.own(FunctionPackage.CANARY, EmfCanary.FAILED, "Maximum")
                .with(MetricOptions.builder().period(FIVE_MINUTES).build());
    }

    private IMetric throttles(Map<String, String> more) {
        return expression(
                "FILL(reads, 0) + FILL(writes, 0)",
                Map.of(
                        "reads", metrics.table("ReadThrottleEvents", more),
                        "writes", metrics.table("WriteThrottleEvents", more)),
                StageMetrics.PERIOD);
    }

    /** Sign-ins, sign-ups and refreshed tokens that Cognito refused a minute, since there were too many. */
    IMetric cognitoThrottles(String userPool, String client) {
        Map<String, String> dimensions = Map.of("UserPool", userPool, "UserPoolClient", client);
        return expression(
                "FILL(signins, 0) + FILL(signups, 0) + FILL(refreshes, 0)",
                Map.of(
                        "signins", StageMetrics.metric("AWS/Cognito", "SignInThrottles", "Sum", dimensions),
                        "signups", StageMetrics.metric("AWS/Cognito", "SignUpThrottles", "Sum", dimensions),
                        "refreshes", StageMetrics.metric("AWS/Cognito", "TokenRefreshThrottles", "Sum", dimensions)),
                StageMetrics.PERIOD);
    }

    /** Map.of has another order in each JVM, and templates are to be the same bytes. */
    private static MathExpression expression(String formula, Map<String, Metric> metrics, Duration period) {
        return MathExpression.Builder.create()
                .expression(formula)
                .usingMetrics(new TreeMap<>(metrics))
                .period(period)
                .build();
    }
}
