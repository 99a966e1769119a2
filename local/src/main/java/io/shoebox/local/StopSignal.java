package io.shoebox.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, for the thread that makes this: the JVM waits until that thread has closed what it opened, and this last. A thread
 * that is not to finish what it does is interrupted in it.
 */
public final class StopSignal implements AutoCloseable {
    private static final long MOST_SECONDS = 60;

    private final Thread owner = Thread.currentThread();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean interrupting;

    private StopSignal(boolean interrupting) {
        this.interrupting = interrupting;
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
    }

    /** From now on, for a thread that comes to wait for it soon. */
    public static StopSignal awaited() {
        return new StopSignal(false);
    }

    /** From now on; interrupts the thread in whatever it does but waiting for this. */
    public static StopSignal interrupting() {
        return new StopSignal(true);
    }

    /** Whether it came. */
    public boolean came() {
        return stopping.getCount() == 0;
    }

    /** Returns when it comes. */
    public void await() throws InterruptedException {
        interrupting = false;
        stopping.await();
    }

    /** Returns when it comes, or when time is up; whether it came. */
    public boolean await(Duration most) throws InterruptedException {
        interrupting = false;
        return stopping.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says that everything is closed. */
    @Override
    public void close() {
        stopped.countDown();
    }

    private void stop() {
        stopping.countDown();
        if (interrupting) {
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
