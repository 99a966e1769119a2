package io.shoebox.thumbnailer.limits;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A point in time that work must not go beyond. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /** @param nanoTime a clock like {@link System#nanoTime} */
    public static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    }

    public boolean passed() {
        return remaining() < 0;
    }

    /** Nanoseconds; negative once it has passed. */
    public long remaining() {
        return end - nanoTime.getAsLong();
    }
}
