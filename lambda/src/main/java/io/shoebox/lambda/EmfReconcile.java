package io.shoebox.lambda;

import java.util.Map;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** What a run of the reconcile found, in CloudWatch's embedded metric format: one line a run. */
public final class EmfReconcile {
    /** All that buckets and table disagreed in. */
    public static final String FOUND = "ReconcileFound";
    /** How much of it was mended. */
    public static final String MENDED = "ReconcileMended";

    private final Metrics metrics = MetricsFactory.getMetricsInstance();

    /**
     * Writes the line.
     *
     * @param found by kind; each is a metric of its own too, such as {@code ReconcileFound.COUNT_DRIFTED}
     * @param mended by kind
     */
    public void ended(String run, Map<String, Long> found, Map<String, Long> mended) {
        metrics.flushMetrics(line -> {
            line.addMetadata("run", run);
            write(line, FOUND, found);
            write(line, MENDED, mended);
        });
    }

    private static void write(Metrics line, String name, Map<String, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        line.addMetric(name, (double) all, MetricUnit.COUNT);
        counts.forEach((kind, count) -> line.addMetric(name + "." + kind, count.doubleValue(), MetricUnit.COUNT));
    }
}
