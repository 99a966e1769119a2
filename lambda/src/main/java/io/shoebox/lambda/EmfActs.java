package io.shoebox.lambda;

import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** What operators do, as lines in CloudWatch's embedded metric format: counted, and found by who and what. */
public final class EmfActs {
    /** Acts of operators. */
    public static final String ACTS = "OperatorActs";

    private final Metrics metrics = MetricsFactory.getMetricsInstance();

    /** @param count how many photos or messages it touched; null where that is no number */
    public void acted(String who, String what, @Nullable Integer count) {
        metrics.flushMetrics(line -> {
            line.addMetadata("operator", who);
            line.addMetadata("act", what);
            if (count != null) {
                line.addMetadata("touched", count);
            }
            line.addMetric(ACTS, 1, MetricUnit.COUNT);
        });
    }
}
