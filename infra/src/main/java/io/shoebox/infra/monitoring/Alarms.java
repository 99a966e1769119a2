package io.shoebox.infra.monitoring;

import io.shoebox.infra.constructs.UserDirectory;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.StreamSource;
import io.shoebox.infra.functions.Worker;
import io.shoebox.infra.settings.AlarmSettings;
import io.shoebox.infra.settings.Settings;
import io.shoebox.lambda.EmfReconcile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmRule;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * What wakes an operator; each goes to the topic when it begins and when it ends. A description begins with the {@link
 * Severity} and ends with the section of the runbook that says what to do.
 */
public final class Alarms {
    /** Live status that is later is none; what is an hour old is given up. */
    static final Duration OLDEST_CHANGE = Duration.ofMinutes(5);

    /** Percent of a function's time limit. */
    private static final int NEAR_TIMEOUT = 80;

    private final Construct scope;
    private final Deployment deployment;
    private final Settings settings;
    private final StageMetrics metrics;
    private final Symptoms symptoms;
    private final ITopic topic;

    public Alarms(Construct scope, Deployment deployment, ITopic topic) {
        this.scope = scope;
        this.deployment = deployment;
        settings = deployment.settings();
        metrics = new StageMetrics(deployment.names());
        symptoms = new Symptoms(metrics);
        this.topic = topic;
    }

    /** The API and whose tokens it takes. */
    public record Watched(String apiId, UserDirectory.Issuer issuer) {}

    /** @param watched null: there is no API */
    public void addAll(@Nullable Watched watched) {
        List<Worker> workers = List.of(Worker.ingest(settings), Worker.thumbnailer(settings));
        workers.forEach(this::addQueue);
        addStopped(workers);
        addPhotos();
        if (watched != null) {
            addNotifier();
        }
        addReconcile();
        if (watched != null) {
            addApi(watched);
        }
        addTable();
        if (watched != null && watched.issuer() instanceof UserDirectory.Issuer.Pool pool) {
            addCognito(pool);
        }
        if (deployment.has(FunctionPackage.CANARY)) {
            addCanary();
        }
        for (FunctionPackage function : deployment.functions()) {
            addFunction(function);
        }
    }

    private void addReconcile() {
        Worker reconcile = Worker.reconcile();
        add(
                reconcile.deadLetterQueue() + "-not-empty",
                new Meaning(
                        Severity.SOON, "dead-letters", "What was to be done again is neither an event nor a request"),
                metrics.queue(reconcile.deadLetterQueue(), "ApproximateNumberOfMessagesVisible", "Maximum"),
                new Threshold(0, 1));
        add(
                "reconcile-found",
                new Meaning(
                        Severity.LATER,
                        "reconcile-found",
                        "Buckets and table disagreed, so something is lost now and then"),
                metrics.own(FunctionPackage.RECONCILE, EmfReconcile.FOUND, "Sum"),
                new Threshold(0, 1));
    }

    private void addQueue(Worker worker) {
        // By visible messages: redriven messages do not count as sent to the dead-letter queue.
        add(
                worker.deadLetterQueue() + "-not-empty",
                new Meaning(
                        Severity.SOON,
                        "dead-letters",
                        "A message failed " + settings.workers().mostReceives() + " times"),
                metrics.queue(worker.deadLetterQueue(), "ApproximateNumberOfMessagesVisible", "Maximum"),
                new Threshold(0, 1));
        Duration oldest = Duration.ofMinutes(settings.alarms().oldestMessageMinutes());
        add(
                worker.queue() + "-old",
                new Meaning(
                        Severity.SOON,
                        "photos-wait",
                        "Photos have been waiting for more than " + oldest.toMinutes() + " minutes"),
                metrics.queue(worker.queue(), "ApproximateAgeOfOldestMessage", "Maximum"),
                new Threshold(oldest.toSeconds(), 3));
    }

    /** The parts tell nobody by themselves: together they are one alarm. */
    private void addStopped(List<Worker> workers) {
        List<IAlarm> parts = workers.stream()
                .<IAlarm>map(worker -> alarm(
                        worker.queue() + "-stuck",
                        new Meaning(
                                Severity.URGENT,
                                "pipeline-stopped",
                                "Messages of " + worker.queue() + " wait, and none leaves"),
                        symptoms.stuck(worker),
                        new Threshold(0, 2)))
                .toList();
        var meaning =
                new Meaning(Severity.URGENT, "pipeline-stopped", "Photos come, and go through a worker no longer");
        var stopped = CompositeAlarm.Builder.create(scope, "Alarm-pipeline-stopped")
                .compositeAlarmName(metrics.names().optional("pipeline-stopped"))
                .alarmDescription(description(meaning))
                .alarmRule(AlarmRule.anyOf(parts.toArray(IAlarm[]::new)))
                .build();
        stopped.addAlarmAction(new SnsAction(topic));
        stopped.addOkAction(new SnsAction(topic));
    }

    private void addPhotos() {
        AlarmSettings limits = settings.alarms();
        add(
                "photos-failing",
                new Meaning(
                        Severity.SOON,
                        "photos-failing",
                        "More than " + limits.failedPercent() + " % of the photos have no thumbnails"),
                symptoms.failedPercent(),
                new Threshold(limits.failedPercent(), 1));
        add(
                "ready-late",
                new Meaning(
                        Severity.SOON,
                        "ready-late",
                        "One photo in twenty takes more than " + limits.readySeconds() + " s to be ready"),
                symptoms.readyAfter(),
                new Threshold(1000L * limits.readySeconds(), 3));
        if (!deployment.extent().hasApi()) {
            return;
        }
        add(
                "uploads-unseen",
                new Meaning(
                        Severity.SOON,
                        "uploads-unseen",
                        "For more than " + limits.unseenPercent() + " % of an hour's tickets no photo was registered"),
                symptoms.unseenPercent(),
                new Threshold(limits.unseenPercent(), 1));
    }

    private void addNotifier() {
        add(
                StreamSource.DEAD_LETTER_QUEUE + "-not-empty",
                new Meaning(Severity.SOON, "nobody-was-told", "Nobody was told of some changes"),
                metrics.queue(StreamSource.DEAD_LETTER_QUEUE, "ApproximateNumberOfMessagesVisible", "Maximum"),
                new Threshold(0, 1));
        add(
                FunctionPackage.NOTIFIER.part() + "-old",
                new Meaning(
                        Severity.SOON,
                        "told-late",
                        "Clients and backends hear of changes more than " + OLDEST_CHANGE.toMinutes()
                                + " minutes late"),
                metrics.function(FunctionPackage.NOTIFIER, "IteratorAge", "Maximum"),
                new Threshold(OLDEST_CHANGE.toMillis(), 3));
    }

    private void addApi(Watched watched) {
        add(
                "api-errors",
                new Meaning(Severity.URGENT, "api-errors", "The API fails"),
                metrics.api(watched.apiId(), "5XXError", "Sum"),
                new Threshold(0, 3));
        add(
                "api-slow",
                new Meaning(
                        Severity.SOON,
                        "api-slow",
                        "One call in twenty of the API takes more than "
                                + settings.alarms().apiMillis() + " ms"),
                metrics.api(watched.apiId(), "Latency", "p95"),
                new Threshold(settings.alarms().apiMillis(), 5));
    }

    private void addTable() {
        add(
                "table-throttles",
                new Meaning(Severity.SOON, "table-throttles", "DynamoDB refuses calls of the table"),
                symptoms.tableThrottles(),
                new Threshold(0, 3));
        add(
                "index-throttles",
                new Meaning(Severity.SOON, "table-throttles", "DynamoDB refuses calls of the index of problems"),
                symptoms.indexThrottles(),
                new Threshold(0, 3));
    }

    private void addCognito(UserDirectory.Issuer.Pool pool) {
        add(
                "cognito-throttles",
                new Meaning(Severity.SOON, "cognito-throttles", "Cognito refuses users, since there are too many"),
                symptoms.cognitoThrottles(pool.id(), pool.clients().getFirst()),
                new Threshold(0, 3));
    }

    /** Where it is silent, nobody knows whether photos go through: that is a fault as well. */
    private void addCanary() {
        notify(alarm(
                "canary-failed",
                new Meaning(
                        Severity.URGENT,
                        "canary-failed",
                        "The canary's photo did not go the whole way within a minute, twice, or there was none"),
                symptoms.canaryFailed(),
                new Threshold(0, 2),
                TreatMissingData.BREACHING));
    }

    private void addFunction(FunctionPackage function) {
        add(
                function.part() + "-errors",
                new Meaning(Severity.SOON, "function-errors", "Whole invocations fail, not single photos"),
                metrics.function(function, "Errors", "Sum"),
                new Threshold(0, 2));
        add(
                function.part() + "-throttles",
                new Meaning(Severity.SOON, "function-throttles", "The account's concurrency is used up"),
                metrics.function(function, "Throttles", "Sum"),
                new Threshold(0, 3));
        Timeouts.of(settings, function).ifPresent(timeout -> addNearTimeout(function, timeout));
    }

    private void addNearTimeout(FunctionPackage function, Duration timeout) {
        add(
                function.part() + "-near-timeout",
                new Meaning(
                        Severity.LATER,
                        "near-timeout",
                        "An invocation took more than " + NEAR_TIMEOUT + " % of its " + timeout.toSeconds() + " s"),
                metrics.function(function, "Duration", "Maximum"),
                new Threshold(timeout.toMillis() * NEAR_TIMEOUT / 100, 3));
    }

    /**
     * What an alarm tells people.
     *
     * @param section of the runbook
     */
    private record Meaning(Severity severity, String section, String text) {}

    /**
     * When an alarm goes off.
     *
     * @param above the value that must be exceeded
     * @param periods of the metric in a row
     */
    private record Threshold(long above, int periods) {}

    private void add(String name, Meaning meaning, IMetric metric, Threshold threshold) {
        notify(alarm(name, meaning, metric, threshold));
    }

    private void notify(Alarm alarm) {
        alarm.addAlarmAction(new SnsAction(topic));
        alarm.addOkAction(new SnsAction(topic));
    }

    private Alarm alarm(String name, Meaning meaning, IMetric metric, Threshold threshold) {
        return alarm(name, meaning, metric, threshold, TreatMissingData.NOT_BREACHING);
    }

    private Alarm alarm(String name, Meaning meaning, IMetric metric, Threshold threshold, TreatMissingData silence) {
        return Alarm.Builder.create(scope, "Alarm-" + name)
                .alarmName(metrics.names().optional(name))
                .alarmDescription(description(meaning))
                .metric(metric)
                .threshold(threshold.above())
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(threshold.periods())
                .treatMissingData(silence)
                .build();
    }

    private String description(Meaning meaning) {
        return meaning.severity().text() + " " + meaning.text() + ": "
                + settings.alarms().runbook() + "#" + meaning.section();
    }
}
