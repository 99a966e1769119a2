package io.shoebox.operations.queues;

/**
 * Messages of a queue, as SQS counts them: approximately.
 *
 * @param waiting that can be received now
 * @param inFlight that are being worked on, or rest after a failed try
 * @param delayed that cannot be received yet
 * @param deadLetters in the queue's dead-letter queue
 */
public record QueueCounts(long waiting, long inFlight, long delayed, long deadLetters) {
    /** All that is still to be done. */
    public long undone() {
        return waiting + inFlight + delayed;
    }
}
