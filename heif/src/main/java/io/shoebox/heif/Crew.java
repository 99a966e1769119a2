package io.shoebox.heif;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Does numbered pieces of work, the calling thread and as many of an executor as come before all is done. Ends when nobody
 * works any more; a thread of the executor that comes later finds nothing to do.
 */
final class Crew {
    private final int pieces;
    private final AtomicInteger next = new AtomicInteger();
    private final Object lock = new Object();
    private int working;
    private boolean closed;
    private @Nullable Throwable failure;

    /** Work of one thread, with tools of its own. */
    @FunctionalInterface
    interface Worker {
        void work(int piece) throws HeifException;
    }

    /** Makes a thread's tools. */
    @FunctionalInterface
    interface Hiring {
        Worker hire() throws HeifException;
    }

    private Crew(int pieces) {
        this.pieces = pieces;
    }

    /** @throws HeifException the first that a worker failed with; the others then stop */
    static void run(int pieces, int threads, Executor executor, Hiring hiring) throws HeifException {
        var crew = new Crew(pieces);
        for (int i = 1; i < Math.min(threads, pieces); i++) {
            try {
                executor.execute(() -> crew.help(hiring));
            } catch (RejectedExecutionException e) {
                break; // Then alone.
            }
        }
        crew.help(hiring);
        crew.close();
    }

    private void help(Hiring hiring) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            working++;
        }
        try {
            Worker worker = hiring.hire();
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                worker.work(piece);
            }
        } catch (HeifException | RuntimeException | OutOfMemoryError e) {
            next.set(pieces);
            synchronized (lock) {
                failure = failure == null ? e : failure;
            }
        } finally {
            synchronized (lock) {
                working--;
                lock.notifyAll();
            }
        }
    }

    private void close() throws HeifException {
        boolean interrupted = false;
        synchronized (lock) {
            closed = true;
            while (working > 0) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // They look at the deadline; what they write to must not be given away before.
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure) {
            case null -> {}
            case HeifException e -> throw e;
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
