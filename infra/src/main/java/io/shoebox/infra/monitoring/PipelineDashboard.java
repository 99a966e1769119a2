package io.shoebox.infra.monitoring;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.StreamSource;
import io.shoebox.infra.functions.Worker;
import io.shoebox.infra.settings.Settings;
import io.shoebox.lambda.EmfCanary;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.constructs.Construct;

/** One page for operators: what waits, how fast it drains, what fails, and what became of the photos. */
public final class PipelineDashboard {
    private final StageMetrics metrics;
    private final List<FunctionPackage> functions;

    private PipelineDashboard(StageMetrics metrics, List<FunctionPackage> functions) {
        this.metrics = metrics;
        this.functions = functions;
    }

    public static void add(Construct scope, Deployment deployment, @Nullable String apiId) {
        Settings settings = deployment.settings();
        var page = new PipelineDashboard(new StageMetrics(deployment.names()), deployment.functions());
        List<List<IWidget>> rows = new ArrayList<>(List.of(
                page.photos(),
                page.stages(),
                page.queue(Worker.ingest(settings)),
                page.queue(Worker.thumbnailer(settings)),
                page.queue(Worker.reconcile())));
        if (apiId != null) {
            rows.add(page.notifier(apiId));
        }
        rows.add(page.functions());
        if (apiId != null) {
            rows.add(page.api(apiId));
        }
        rows.add(page.table());
        if (deployment.has(FunctionPackage.CANARY)) {
            rows.add(page.canary());
        }
        Dashboard.Builder.create(scope, "Dashboard")
                .dashboardName(deployment.names().global("pipeline"))
                .widgets(rows)
                .build();
    }

    private List<IWidget> photos() {
        return row(
                graph(
                        "Photos a minute",
                        metrics.own(FunctionPackage.INGEST, PipelineMetrics.REGISTERED, "Sum"),
                        metrics.own(FunctionPackage.INGEST, PipelineMetrics.REJECTED, "Sum"),
                        metrics.own(FunctionPackage.THUMBNAILER, PipelineMetrics.READY, "Sum"),
                        metrics.own(FunctionPackage.THUMBNAILER, PipelineMetrics.FAILED, "Sum")),
                graph("Bytes a minute", metrics.own(FunctionPackage.INGEST, PipelineMetrics.BYTES, "Sum")),
                graph(
                        "From S3's event to READY, ms",
                        metrics.own(FunctionPackage.THUMBNAILER, io.shoebox.queue.Stage.READY.metric(), "p50"),
                        metrics.own(FunctionPackage.THUMBNAILER, io.shoebox.queue.Stage.READY.metric(), "p95"),
                        metrics.own(FunctionPackage.THUMBNAILER, io.shoebox.queue.Stage.READY.metric(), "Maximum")));
    }

    private List<IWidget> stages() {
        return row(
                graph("Time of each stage, ms (p95)", stageTimes()),
                graph(
                        "Tickets, and photos that came, a minute",
                        metrics.own(FunctionPackage.PRESIGN, ApiMetrics.TICKETS, "Sum"),
                        metrics.own(FunctionPackage.INGEST, PipelineMetrics.REGISTERED, "Sum"),
                        metrics.own(FunctionPackage.INGEST, PipelineMetrics.REJECTED, "Sum")),
                graph(
                        "Messages that are tried again, a minute",
                        metrics.own(FunctionPackage.INGEST, PipelineMetrics.RETRIES, "Sum"),
                        metrics.own(FunctionPackage.THUMBNAILER, PipelineMetrics.RETRIES, "Sum")));
    }

    private IMetric[] stageTimes() {
        return Arrays.stream(io.shoebox.queue.Stage.values())
                .map(part -> metrics.own(
                        part.isOfRegistration() ? FunctionPackage.INGEST : FunctionPackage.THUMBNAILER,
                        part.metric(),
                        "p95"))
                .toArray(IMetric[]::new);
    }

    private List<IWidget> table() {
        return row(
                graph(
                        "Table: units read and written a minute",
                        metrics.table("ConsumedReadCapacityUnits", Map.of()),
                        metrics.table("ConsumedWriteCapacityUnits", Map.of())),
                graph(
                        "Table: refused reads and writes a minute",
                        metrics.table("ReadThrottleEvents", Map.of()),
                        metrics.table("WriteThrottleEvents", Map.of())),
                graph("Cost of the account this month, US dollars", StageMetrics.cost()));
    }

    private List<IWidget> queue(Worker worker) {
        String name = worker.queue();
        return row(
                graph(
                        name + ": waiting, and in the dead-letter queue",
                        metrics.queue(name, "ApproximateNumberOfMessagesVisible", "Maximum"),
                        metrics.queue(name, "ApproximateNumberOfMessagesNotVisible", "Maximum"),
                        metrics.queue(worker.deadLetterQueue(), "ApproximateNumberOfMessagesVisible", "Maximum")),
                graph(
                        name + ": age of the oldest, s; time to drain, s",
                        metrics.queue(name, "ApproximateAgeOfOldestMessage", "Maximum"),
                        timeToDrain(name)),
                graph(
                        name + ": in and out a minute",
                        metrics.queue(name, "NumberOfMessagesSent", "Sum"),
                        metrics.queue(name, "NumberOfMessagesDeleted", "Sum")));
    }

    /** What waits, divided by what leaves a second. */
    private IMetric timeToDrain(String queue) {
        return MathExpression.Builder.create()
                .label("time to drain")
                .expression("IF(out > 0, waiting / (out / PERIOD(out)))")
                .usingMetrics(new TreeMap<>(Map.of(
                        "waiting", metrics.queue(queue, "ApproximateNumberOfMessagesVisible", "Maximum"),
                        "out", metrics.queue(queue, "NumberOfMessagesDeleted", "Sum"))))
                .period(StageMetrics.PERIOD)
                .build();
    }

    private List<IWidget> notifier(String apiId) {
        return row(
                graph(
                        "notifier: age of the changes, ms",
                        metrics.function(FunctionPackage.NOTIFIER, "IteratorAge", "Maximum")),
                graph(
                        "notifier: batches given up",
                        metrics.queue(StreamSource.DEAD_LETTER_QUEUE, "ApproximateNumberOfMessagesVisible", "Maximum")),
                graph(
                        "Subscriptions, and messages to them a minute",
                        metrics.api(apiId, "ActiveSubscriptions", "Maximum"),
                        metrics.api(apiId, "PublishDataMessageSuccess", "Sum")));
    }

    private List<IWidget> functions() {
        return row(
                graph("Function errors", each("Errors", "Sum")),
                graph("Function duration, ms (p95)", each("Duration", "p95")),
                graph("Function throttles", each("Throttles", "Sum")));
    }

    private List<IWidget> api(String apiId) {
        return row(
                graph("API latency, ms (p95)", metrics.api(apiId, "Latency", "p95")),
                graph(
                        "API errors a minute",
                        metrics.api(apiId, "4XXError", "Sum"),
                        metrics.api(apiId, "5XXError", "Sum")),
                graph("Invocations at the same time", each("ConcurrentExecutions", "Maximum")));
    }

    private List<IWidget> canary() {
        return row(
                graph(
                        "Canary: from its PUT to READY, ms",
                        metrics.own(FunctionPackage.CANARY, EmfCanary.READY, "Maximum")),
                graph(
                        "Canary: photos that did not go the whole way, and that were left",
                        metrics.own(FunctionPackage.CANARY, EmfCanary.FAILED, "Sum"),
                        metrics.own(FunctionPackage.CANARY, EmfCanary.LEFT, "Sum")));
    }

    private IMetric[] each(String metric, String statistic) {
        return functions.stream()
                .map(function -> metrics.function(function, metric, statistic)
                        .with(software.amazon.awscdk.services.cloudwatch.MetricOptions.builder()
                                .label(function.part())
                                .build()))
                .toArray(IMetric[]::new);
    }

    private static List<IWidget> row(IWidget... widgets) {
        return new ArrayList<>(Arrays.asList(widgets));
    }

    private static GraphWidget graph(String title, IMetric... lines) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(List.of(lines))
                .period(StageMetrics.PERIOD)
                .width(8)
                .height(6)
                .build();
    }
}
