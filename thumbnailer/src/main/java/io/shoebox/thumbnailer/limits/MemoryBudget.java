package io.shoebox.thumbnailer.limits;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Memory that workers share: each says what it will need, and waits, in order of arrival, until that much is free. Who
 * needs more than there is gets all of it, alone.
 */
public final class MemoryBudget {
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    public MemoryBudget(long bytes) {
        units = Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
        free = new Semaphore(units, true);
    }

    /** Works when so many bytes are free, and keeps them until the work is done. */
    public <T> T with(long bytes, Supplier<T> work) {
        int wanted = Math.clamp(Math.ceilDiv(bytes, (long) UNIT), 1, units);
        free.acquireUninterruptibly(wanted);
        try {
            return work.get();
        } finally {
            free.release(wanted);
        }
    }

    /** Works when nobody else has any of it, and keeps all of it. */
    public <T> T alone(Supplier<T> work) {
        return with(Long.MAX_VALUE / 2, work);
    }

    /** Bytes that are not in use. */
    public long free() {
        return (long) free.availablePermits() * UNIT;
    }
}
