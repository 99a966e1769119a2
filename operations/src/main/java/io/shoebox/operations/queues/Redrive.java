package io.shoebox.operations.queues;

import io.shoebox.operations.places.QueueName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters on their way back.
 *
 * @param moved messages that were
 * @param total messages that were there when it began
 * @param perSecond the most; null for as many as it goes
 * @param task SQS's handle, where SQS moves them; null where we do
 * @param by null if it was begun elsewhere
 * @param reason why it failed
 */
public record Redrive(
        String id,
        QueueName queue,
        RedriveStatus status,
        long moved,
        @Nullable Long total,
        @Nullable Integer perSecond,
        @Nullable String task,
        Instant startedAt,
        @Nullable String by,
        @Nullable String reason) {
    /** The same after a while. */
    Redrive with(RedriveStatus now, long movedByNow, @Nullable String why) {
        return new Redrive(id, queue, now, movedByNow, total, perSecond, task, startedAt, by, why);
    }

    boolean isRunning() {
        return status == RedriveStatus.RUNNING;
    }
}
