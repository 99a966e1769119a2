package io.shoebox.operations.stages;

import java.util.List;

/** Knows how long photos took lately. */
@FunctionalInterface
public interface StageSource {
    /** Each stage of {@link io.shoebox.queue.Stage}, in its order, during the last hour. */
    List<StageLatency> lastHour();
}
