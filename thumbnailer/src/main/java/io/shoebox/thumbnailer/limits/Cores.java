package io.shoebox.thumbnailer.limits;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The processors that workers share: decoding keeps one busy, and what waits for S3 needs none. More photos than processors
 * may be on their way, and no more than that are decoded at once, in order of arrival.
 */
public final class Cores {
    private final Semaphore free;

    public Cores(int count) {
        free = new Semaphore(count, true);
    }

    /** Works when a core is free, and keeps it until the work is done. */
    public <T> T with(Supplier<T> work) {
        free.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
