package io.shoebox.worker.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.shoebox.model.PhotoKey;
import io.shoebox.queue.FailureClass;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.Stage;
import io.shoebox.queue.StageTimes;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/** What becomes of photos, counted; keys are counted nowhere, since their number has no bound. */
public final class MicrometerPipeline implements PipelineMetrics {
    /** Milliseconds, by which a stage's times are parted. */
    private static final double[] TIMES = {10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000};

    /** Milliseconds, by which the work on messages is parted; Prometheus is told seconds. */
    private static final long[] WORK_MILLIS = {10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000};

    /** How long a worker had a message in work: all of them, whatever became of them. */
    static final String WORK = "MessageSeconds";

    private final ObjDoubleConsumer<Stage> stages;
    private final Timer work;
    private final Counter registered;
    private final Counter rejected;
    private final Counter ready;
    private final Counter retries;
    private final Counter bytes;
    private final Map<FailureClass, Counter> failed = new EnumMap<>(FailureClass.class);
    private final Map<Stage, DistributionSummary> times = new EnumMap<>(Stage.class);

    /**
     * Counts for one worker.
     *
     * @param stages hears each time of a stage too, in milliseconds
     */
    public MicrometerPipeline(MeterRegistry registry, ObjDoubleConsumer<Stage> stages, String service) {
        this.stages = stages;
        registered = registry.counter(REGISTERED, SERVICE, service);
        rejected = registry.counter(REJECTED, SERVICE, service);
        ready = registry.counter(READY, SERVICE, service);
        retries = registry.counter(RETRIES, SERVICE, service);
        bytes = registry.counter(BYTES, SERVICE, service);
        // A summary would round its parts to whole numbers.
        work = Timer.builder(WORK)
                .description("seconds")
                .tag(SERVICE, service)
                .serviceLevelObjectives(
                        Arrays.stream(WORK_MILLIS).mapToObj(Duration::ofMillis).toArray(Duration[]::new))
                .register(registry);
        for (FailureClass reason : FailureClass.values()) {
            failed.put(reason, registry.counter(FAILED, SERVICE, service, REASON, reason.name()));
        }
        for (Stage stage : Stage.values()) {
            times.put(
                    stage,
                    DistributionSummary.builder(stage.metric())
                            .description("milliseconds")
                            .tag(SERVICE, service)
                            .serviceLevelObjectives(TIMES)
                            .register(registry));
        }
    }

    @Override
    public void registered(PhotoKey key, long size, StageTimes took) {
        registered.increment();
        bytes.increment((double) size);
        record(took);
    }

    @Override
    public void rejected(String key) {
        rejected.increment();
    }

    @Override
    public void ready(PhotoKey key, StageTimes took) {
        ready.increment();
        record(took);
    }

    @Override
    public void failed(PhotoKey key, String reason) {
        Counter counter = failed.get(FailureClass.of(reason));
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void retried() {
        retries.increment();
    }

    @Override
    public void worked(Duration took) {
        work.record(took);
    }

    private void record(StageTimes took) {
        took.forEachMillis((stage, millis) -> {
            stages.accept(stage, millis);
            DistributionSummary summary = times.get(stage);
            if (summary != null) {
                summary.record(millis);
            }
        });
    }
}
