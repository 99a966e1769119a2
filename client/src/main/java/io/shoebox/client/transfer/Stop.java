package io.shoebox.client.transfer;

import io.shoebox.client.ShoeboxException;
import java.time.Duration;

/** Ends work when its thread is interrupted, or when the client is closed. */
public final class Stop {
    private static final Duration LOOK = Duration.ofMillis(200);

    private volatile boolean closed;

    public void close() {
        closed = true;
    }

    /** @throws ShoeboxException.Cancelled if it is over; an interrupted thread stays interrupted */
    public void check() {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new ShoeboxException.Cancelled();
        }
    }

    /** Waits, unless it is over. */
    public void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
            check();
            try {
                Thread.sleep(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        check();
    }
}
