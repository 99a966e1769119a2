package io.shoebox.thumbnailer;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A point in time that work must not go beyond. */
final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /** @param nanoTime a clock like {@link System#nanoTime} */
    static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    }

    boolean passed() {
        return remaining() < 0;
    }

    /** Nanoseconds; negative once it has passed. */
    long remaining() {
        return end - nanoTime.getAsLong();
    }
}
