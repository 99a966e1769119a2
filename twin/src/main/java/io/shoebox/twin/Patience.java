package io.shoebox.twin;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Bounded waiting for what others do. */
final class Patience {
    private static final Duration PACE = Duration.ofMillis(100);

    private Patience() {}

    /**
     * Whether the condition held in time; it is looked at once at least.
     *
     * @throws IllegalStateException if the thread is interrupted
     */
    static boolean until(Duration most, BooleanSupplier condition) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PACE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
        }
        return true;
    }
}
