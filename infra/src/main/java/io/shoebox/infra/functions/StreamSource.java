package io.shoebox.infra.functions;

import java.time.Duration;

/**
 * How a function reads the table's stream.
 *
 * @param batchSize changes an invocation, 1 to 10,000
 * @param timeout of an invocation
 * @param mostAtOnce invocations at the same time for each shard, 1 to 10; each row's changes stay in their order
 * @param mostRetries of a batch; each halves a batch of which nothing is known but that it failed
 * @param oldest what is older is given up, 1 minute to 7 days
 * @param memoryMib of the function; 1,769 MiB are one whole vCPU
 */
public record StreamSource(
        int batchSize, Duration timeout, int mostAtOnce, int mostRetries, Duration oldest, int memoryMib) {
    /** One call of the API for each change and one of EventBridge for ten; the first that fails ends the batch. */
    public static final StreamSource NOTIFIER =
            new StreamSource(25, Duration.ofMinutes(1), 10, 100, Duration.ofHours(1), 512);

    /** The part of the dead-letter queue's name. */
    public static final String DEAD_LETTER_QUEUE = "notifier-dlq";
}
