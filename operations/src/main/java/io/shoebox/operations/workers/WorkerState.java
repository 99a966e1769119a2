package io.shoebox.operations.workers;

import io.shoebox.operations.places.WorkerName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worker takes messages.
 *
 * @param by who paused or resumed it last; null if nobody did, or not by these means
 * @param reason why it is paused
 */
public record WorkerState(
        WorkerName name,
        boolean paused,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Instant since) {}
