package io.shoebox.infra.monitoring;

import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.StreamSource;
import io.shoebox.infra.functions.Worker;
import io.shoebox.infra.settings.Settings;
import io.shoebox.lambda.EmfReconcile;
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
    /** Live status that is later is none; what is an hour old is given up. */
    static final Duration OLDEST_CHANGE = Duration.ofMinutes(5);

    private final Construct scope;
    private final Settings settings;
    private final StageMetrics metrics;
    private final ITopic topic;

    public Alarms(Construct scope, Settings settings, ITopic topic) {
        this.scope = scope;
        this.settings = settings;
        metrics = new StageMetrics(settings.stage());
        this.topic = topic;
    }

    public void addAll() {
        Duration oldest = Duration.ofMinutes(settings.alarms().oldestMessageMinutes());
        for (Worker worker : List.of(Worker.ingest(settings), Worker.thumbnailer(settings))) {
            // By visible messages: redriven messages do not count as sent to the dead-letter queue.
            add(
                    worker.deadLetterQueue() + "-not-empty",
                    "A message failed " + settings.workers().mostReceives()
                            + " times; docs/deployment.md says what to do",
                    metrics.queue(worker.deadLetterQueue(), "ApproximateNumberOfMessagesVisible", "Maximum"),
                    new Threshold(0, 1));
            add(
                    worker.queue() + "-old",
                    "Photos have been waiting for more than " + oldest.toMinutes() + " minutes",
                    metrics.queue(worker.queue(), "ApproximateAgeOfOldestMessage", "Maximum"),
                    new Threshold(oldest.toSeconds(), 3));
        }
        addNotifier();
        addReconcile();
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

    private void addReconcile() {
        Worker reconcile = Worker.reconcile();
        add(
                reconcile.deadLetterQueue() + "-not-empty",
                "What was to be done again is neither an event nor a request; docs/reconcile.md says what to do",
                metrics.queue(reconcile.deadLetterQueue(), "ApproximateNumberOfMessagesVisible", "Maximum"),
                new Threshold(0, 1));
        add(
                "reconcile-found",
                "Buckets and table disagreed, so something is lost now and then; docs/reconcile.md says what to do",
                metrics.own(FunctionPackage.RECONCILE, EmfReconcile.FOUND, "Sum"),
                new Threshold(0, 1));
    }

    private void addNotifier() {
        add(
                StreamSource.DEAD_LETTER_QUEUE + "-not-empty",
                "Nobody was told of some changes; docs/deployment.md says what to do",
                metrics.queue(StreamSource.DEAD_LETTER_QUEUE, "ApproximateNumberOfMessagesVisible", "Maximum"),
                new Threshold(0, 1));
        add(
                FunctionPackage.NOTIFIER.part() + "-old",
                "Clients and backends hear of changes more than " + OLDEST_CHANGE.toMinutes() + " minutes late",
                metrics.function(FunctionPackage.NOTIFIER, "IteratorAge", "Maximum"),
                new Threshold(OLDEST_CHANGE.toMillis(), 3));
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
