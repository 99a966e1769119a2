package io.shoebox.worker;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Runs a process until a signal, SIGTERM or Ctrl-C, tells it to end; a second one ends it at once. */
public final class UntilToldToEnd {
    /** As shells tell of SIGTERM. */
    private static final int ENDED = 143;

    private UntilToldToEnd() {}

    /** Returns the exit status: 0 if everything that was begun was finished in time, else 1. */
    public static int run(Supplier<WorkerProcess> start) {
        var told = new CountDownLatch(1);
        Signals.onEnd(() -> {
            if (told.getCount() == 0) {
                Runtime.getRuntime().halt(ENDED);
            }
            told.countDown();
        });
        WorkerProcess process = start.get();
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.stop() ? 0 : 1;
    }
}
