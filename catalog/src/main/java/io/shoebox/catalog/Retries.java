package io.shoebox.catalog;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Repeats a change that lost a race. DynamoDB refuses, rather than queues, a write of a row that another transaction is
 * writing, and the row of a busy collection has many writers; so the pauses are random ("full jitter") and grow up to a
 * bound. The SDK itself does not repeat these refusals.
 */
final class Retries {
    /** With the pauses below, 9 s of pauses on average before giving up. */
    static final int MOST_TRIES = 24;

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    /** Reasons that say nothing against a second try (DynamoDB API Reference, TransactWriteItems, "Errors"). */
    private static final Set<String> PASSING = Set.of(
            "None",
            "ConditionalCheckFailed",
            "TransactionConflict",
            "ThrottlingError",
            "ProvisionedThroughputExceeded");

    private final LongConsumer pause;

    Retries() {
        // An interrupted thread does not park, so it soon runs out of tries.
        this(millis -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    /** @param pause waits for some milliseconds */
    Retries(LongConsumer pause) {
        this.pause = pause;
    }

    /**
     * The result of the first try that was not refused for a passing reason.
     *
     * @throws CatalogBusyException if all {@value #MOST_TRIES} were
     */
    <T> T run(Supplier<T> change) {
        for (int tries = 1; ; tries++) {
            try {
                return change.get();
            } catch (TransactionCanceledException | TransactionConflictException refusal) {
                if (!isPassing(refusal)) {
                    throw refusal;
                }
                if (tries == MOST_TRIES) {
                    throw new CatalogBusyException(tries, refusal);
                }
            }
            pause.accept(ThreadLocalRandom.current().nextLong(bound(tries)) + 1);
        }
    }

    private static boolean isPassing(RuntimeException refusal) {
        return !(refusal instanceof TransactionCanceledException cancelled)
                || cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .allMatch(PASSING::contains);
    }

    private static long bound(int tries) {
        return Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries - 1, 10));
    }
}
