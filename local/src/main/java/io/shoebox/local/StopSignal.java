package io.shoebox.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: the main thread waits for it, and the JVM then waits for the main thread to close what it opened. */
public final class StopSignal implements AutoCloseable {
    private static final long MOST_SECONDS = 60;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** From now on. */
    public StopSignal() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
    }

    /** Returns when it comes. */
    public void await() throws InterruptedException {
        stopping.await();
    }

    /** Says that everything is closed. */
    @Override
    public void close() {
        stopped.countDown();
    }

    private void stop() {
        stopping.countDown();
        try {
            if (!stopped.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("shoebox: not everything stopped within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
