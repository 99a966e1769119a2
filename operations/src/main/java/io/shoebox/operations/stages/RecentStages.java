package io.shoebox.operations.stages;

import io.shoebox.queue.Stage;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What went through this process during the last hour, in memory that does not grow. Safe for several threads. */
public final class RecentStages implements StageSource {
    private final Map<Stage, HourHistogram> histograms = new EnumMap<>(Stage.class);

    public RecentStages(InstantSource clock) {
        for (Stage stage : Stage.values()) {
            histograms.put(stage, new HourHistogram(clock));
        }
    }

    /** A photo went through a stage. */
    public void record(Stage stage, double millis) {
        HourHistogram histogram = histograms.get(stage);
        if (histogram != null) {
            histogram.record(millis);
        }
    }

    @Override
    public List<StageLatency> lastHour() {
        return histograms.entrySet().stream()
                .map(stage -> stage.getValue().lastHour(stage.getKey().metric()))
                .toList();
    }
}
