package io.shoebox.lambda;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Metrics in CloudWatch's embedded metric format: lines of JSON in the log, which CloudWatch counts. Namespace and service
 * come from the environment.
 */
public final class EmfLines {
    private final Metrics metrics = MetricsFactory.getMetricsInstance();

    /** Writes one line. */
    public void write(Consumer<Line> values) {
        metrics.flushMetrics(written -> {
            var line = new Line(written);
            values.accept(line);
            line.addDimensions();
        });
    }

    /** What one line tells. */
    public static final class Line {
        private final Metrics metrics;
        private final Map<String, String> dimensions = new TreeMap<>();

        private Line(Metrics metrics) {
            this.metrics = metrics;
        }

        /** A field by which the line is found, and nothing is counted. */
        public void metadata(String name, String value) {
            metrics.addMetadata(name, value);
        }

        /**
         * What the line's values are counted by once more, all dimensions together: CloudWatch adds nothing up by itself, so
         * they are counted by the service too. Each value of a dimension is a metric of its own, and paid for.
         */
        public void dimension(String name, String value) {
            dimensions.put(name, value);
        }

        /** One more. */
        public void count(String name) {
            metrics.addMetric(name, 1, MetricUnit.COUNT);
        }

        public void bytes(String name, long bytes) {
            metrics.addMetric(name, (double) bytes, MetricUnit.BYTES);
        }

        public void millis(String name, double millis) {
            metrics.addMetric(name, millis, MetricUnit.MILLISECONDS);
        }

        private void addDimensions() {
            if (!dimensions.isEmpty()) {
                var set = new DimensionSet();
                dimensions.forEach(set::addDimension);
                metrics.addDimension(set);
            }
        }
    }
}
