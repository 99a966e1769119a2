package io.shoebox.local;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Bounded waits. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long INTERVAL_MILLIS = 20;

    private Eventually() {}

    /** @throws AssertionError if the condition does not hold within 20 seconds */
    public static void holds(BooleanSupplier condition) throws InterruptedException {
        holds(PATIENCE, condition);
    }

    /** @throws AssertionError if the condition does not hold in time */
    public static void holds(Duration most, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(most);
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("still not so after " + most);
            }
            if (never.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("unreachable");
            }
        }
    }

    /** Waits until the clock, which the servers look at too, has moved on. */
    public static void passes(Duration time) throws InterruptedException {
        Instant end = Instant.now().plus(time);
        holds(() -> Instant.now().isAfter(end));
    }
}
