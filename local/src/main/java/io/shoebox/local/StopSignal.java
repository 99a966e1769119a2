package io.shoebox.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, for the thread that makes this: it waits for it, or is interrupted in what it does instead, and the JVM then waits
 * until that thread has closed what it opened, and this last.
 */
public final class StopSignal implements AutoCloseable {
    private static final long MOST_SECONDS = 60;

    private final Thread owner = Thread.currentThread();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean awaited;

    /** From now on. */
    public StopSignal() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
    }

    /** Returns when it comes. */
    public void await() throws InterruptedException {
        awaited = true;
        stopping.await();
    }

    /** Returns when it comes, or when time is up; whether it came. */
    boolean await(Duration most) throws InterruptedException {
        awaited = true;
        return stopping.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says that everything is closed. */
    @Override
    public void close() {
        stopped.countDown();
    }

    private void stop() {
        stopping.countDown();
        if (!awaited) {
            owner.interrupt();
        }
        try {
            if (!stopped.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("shoebox: not everything stopped within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
