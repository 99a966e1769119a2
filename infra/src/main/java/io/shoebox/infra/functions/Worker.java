package io.shoebox.infra.functions;

import java.time.Duration;

/**
 * How a queue's function and its queue are tuned to each other.
 *
 * @param batchSize messages an invocation, 1 to 10
 * @param timeout of an invocation
 * @param mostAtOnce invocations at the same time, 2 to 1,000 (the event source's maximum concurrency)
 * @param memoryMib of the function; 1,769 MiB are one whole vCPU
 */
public record Worker(String queue, int batchSize, Duration timeout, int mostAtOnce, int memoryMib) {
    /** Verifies and registers uploads: a HEAD, a ranged GET, a transaction and a send for each. */
    public static final Worker INGEST = new Worker("uploads", 10, Duration.ofMinutes(1), 10, 1024);

    /** Makes thumbnails: at most 30 s a photo, and time to spare for S3. */
    public static final Worker THUMBNAILER = new Worker("thumbnails", 3, Duration.ofMinutes(2), 20, 1769);

    /** After so many receives a message goes to the dead-letter queue. */
    public static final int MOST_RECEIVES = 5;

    /** How long a queue keeps a message. */
    public static final Duration RETENTION = Duration.ofDays(4);

    /** How long a dead-letter queue does: the age counts from the first sending, so it must be longer. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    /** Six timeouts (Lambda Developer Guide, "Using Lambda with Amazon SQS"): room for retries of throttled batches. */
    public Duration visibility() {
        return timeout.multipliedBy(6);
    }

    /** The name of the dead-letter queue's part. */
    public String deadLetterQueue() {
        return queue + "-dlq";
    }
}
