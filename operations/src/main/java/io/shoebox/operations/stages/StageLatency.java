package io.shoebox.operations.stages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long photos took in a stage during the last hour: {@code StageLatency} of the schema.
 *
 * @param stage the name of its metric
 * @param count photos that went through it
 * @param p50Millis milliseconds that half of them took at most; null if there were none
 * @param p95Millis of 95 %
 * @param p99Millis of 99 %
 * @param perMinute photos in each minute, the oldest first; 60 of them
 */
public record StageLatency(
        String stage,
        double count,
        @Nullable Double p50Millis,
        @Nullable Double p95Millis,
        @Nullable Double p99Millis,
        List<Double> perMinute) {
    /** How many minutes are told. */
    public static final int MINUTES = 60;

    public StageLatency {
        perMinute = List.copyOf(perMinute);
    }
}
