package io.shoebox.infra.monitoring;

import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.Worker;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** What wakes an operator; each goes to the topic when it begins and when it ends. */
public final class Alarms {
    /** Photos that wait this long are an outage for their owners. */
    static final Duration OLDEST_MESSAGE = Duration.ofMinutes(15);

    private final Construct scope;
    private final StageMetrics metrics;
    private final ITopic topic;

    public Alarms(Construct scope, StageMetrics metrics, ITopic topic) {
        this.scope = scope;
        this.metrics = metrics;
        this.topic = topic;
    }

    public void addAll() {
        for (Worker worker : List.of(Worker.INGEST, Worker.THUMBNAILER)) {
            // By visible messages: redriven messages do not count as sent to the dead-letter queue.
            add(
                    worker.deadLetterQueue() + "-not-empty",
                    "A message failed " + Worker.MOST_RECEIVES + " times; docs/deployment.md says what to do",
                    metrics.queue(worker.deadLetterQueue(), "ApproximateNumberOfMessagesVisible", "Maximum"),
                    new Threshold(0, 1));
            add(
                    worker.queue() + "-old",
                    "Photos have been waiting for more than " + OLDEST_MESSAGE.toMinutes() + " minutes",
                    metrics.queue(worker.queue(), "ApproximateAgeOfOldestMessage", "Maximum"),
                    new Threshold(OLDEST_MESSAGE.toSeconds(), 3));
        }
        for (FunctionPackage function : FunctionPackage.values()) {
            add(
                    function.part() + "-errors",
                    "Whole invocations fail, not single photos",
                    metrics.function(function, "Errors", "Sum"),
                    new Threshold(0, 2));
            add(
                    function.part() + "-throttles",
                    "The account's concurrency is used up",
                    metrics.function(function, "Throttles", "Sum"),
                    new Threshold(0, 3));
        }
    }

    /**
     * When an alarm goes off.
     *
     * @param above the value that must be exceeded
     * @param minutes in a row
     */
    private record Threshold(long above, int minutes) {}

    private void add(String name, String description, Metric metric, Threshold threshold) {
        var alarm = Alarm.Builder.create(scope, "Alarm-" + name)
                .alarmName(metrics.stage().name(name))
                .alarmDescription(description)
                .metric(metric)
                .threshold(threshold.above())
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(threshold.minutes())
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
        alarm.addOkAction(new SnsAction(topic));
    }
}
