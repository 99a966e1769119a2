package io.shoebox.operations.queues;

import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.workers.WorkerState;
import org.jspecify.annotations.Nullable;

/**
 * A queue as it is now.
 *
 * @param secondsToDrain until nothing is left, if all goes on as lately; null if that is never, or not known
 * @param worker who takes its messages; null if nobody that can be paused does
 */
public record QueueState(
        QueueName name,
        QueueCounts counts,
        Pace pace,
        @Nullable Double secondsToDrain,
        @Nullable WorkerState worker) {}
