package io.shoebox.lambda;

import java.time.Duration;
import java.util.Optional;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** What became of the canary's photo, in CloudWatch's embedded metric format: one line a flight. */
public final class EmfCanary {
    /** 1 if the photo did not go the whole way, else 0. */
    public static final String FAILED = "CanaryFailed";
    /** Milliseconds from the PUT's end to READY, as a client sees it; only of a photo that went the whole way. */
    public static final String READY = "CanaryReady";
    /** Photos that earlier flights left. */
    public static final String LEFT = "CanaryLeft";

    private final Metrics metrics = MetricsFactory.getMetricsInstance();

    /** @param ready empty if the photo did not go the whole way */
    public void flew(Optional<Duration> ready, int left) {
        metrics.flushMetrics(line -> {
            line.addMetric(FAILED, ready.isPresent() ? 0 : 1, MetricUnit.COUNT);
            line.addMetric(LEFT, left, MetricUnit.COUNT);
            ready.ifPresent(time -> line.addMetric(READY, (double) time.toMillis(), MetricUnit.MILLISECONDS));
        });
    }
}
