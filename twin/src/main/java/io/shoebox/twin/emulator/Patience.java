package io.shoebox.twin.emulator;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Bounded waiting for what others do. */
public final class Patience {
    private static final Duration PACE = Duration.ofMillis(100);

    private Patience() {}

    /**
     * Whether the condition held in time; it is looked at once at least.
     *
     * @throws IllegalStateException if the thread is interrupted
     */
    public static boolean until(Duration most, BooleanSupplier condition) {
        return until(most, condition::getAsBoolean, held -> held);
    }

    /**
     * The first answer that will do, or where none did in time, the last.
     *
     * @throws IllegalStateException if the thread is interrupted
     */
    public static <T> T until(Duration most, Supplier<T> question, Predicate<T> willDo) {
        long end = System.nanoTime() + most.toNanos();
        T answer = question.get();
        while (!willDo.test(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(PACE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            answer = question.get();
        }
        return answer;
    }
}
