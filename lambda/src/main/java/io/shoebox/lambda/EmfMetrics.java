package io.shoebox.lambda;

import io.shoebox.model.PhotoKey;
import io.shoebox.queue.PipelineMetrics;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Metrics in CloudWatch's embedded metric format: a line of JSON in the log for each photo, which CloudWatch counts and in
 * which the photo is found by its key. Namespace and service come from the environment.
 */
public final class EmfMetrics implements PipelineMetrics {
    /** Uploads that kept the rules. */
    public static final String REGISTERED = "PhotosRegistered";
    /** Uploads that broke one. */
    public static final String REJECTED = "PhotosRejected";
    /** Photos with all thumbnails in place. */
    public static final String READY = "PhotosReady";
    /** Photos of which no thumbnails can be made. */
    public static final String FAILED = "PhotosFailed";
    /** Size of what was registered. */
    public static final String BYTES = "PhotoBytes";
    /** Milliseconds from S3's event to all thumbnails. */
    public static final String READY_AFTER = "ReadyAfter";

    private static final String KEY = "key";

    private final Metrics metrics = MetricsFactory.getMetricsInstance();

    @Override
    public void registered(PhotoKey key, long bytes) {
        write(key.toString(), line -> {
            line.addMetric(REGISTERED, 1, MetricUnit.COUNT);
            line.addMetric(BYTES, (double) bytes, MetricUnit.BYTES);
        });
    }

    @Override
    public void rejected(String key) {
        write(key, line -> line.addMetric(REJECTED, 1, MetricUnit.COUNT));
    }

    @Override
    public void ready(PhotoKey key, Duration afterUpload) {
        write(key.toString(), line -> {
            line.addMetric(READY, 1, MetricUnit.COUNT);
            line.addMetric(READY_AFTER, (double) afterUpload.toMillis(), MetricUnit.MILLISECONDS);
        });
    }

    @Override
    public void failed(PhotoKey key) {
        write(key.toString(), line -> line.addMetric(FAILED, 1, MetricUnit.COUNT));
    }

    private void write(String key, Consumer<Metrics> values) {
        metrics.flushMetrics(line -> {
            line.addMetadata(KEY, key);
            values.accept(line);
        });
    }
}
