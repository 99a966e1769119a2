package io.shoebox.cli.upload;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells how far it is: on a terminal by one line that changes, elsewhere by a line now and then. */
public final class ProgressLine implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final boolean terminal;
    private final Thread thread;
    private int shown;

    /** @param line asked by one thread at a time */
    ProgressLine(PrintWriter out, boolean terminal, Supplier<String> line) {
        this.out = out;
        this.terminal = terminal;
        Duration pause = terminal ? ON_TERMINAL : ELSEWHERE;
        thread = Thread.ofPlatform().daemon().name("progress").start(() -> {
            try {
                while (true) {
                    Thread.sleep(pause);
                    show(line.get());
                }
            } catch (InterruptedException e) {
                show(line.get());
            }
        });
    }

    /** A line that stays, above that which changes. */
    synchronized void say(String text) {
        wipe();
        out.println(text);
        out.flush();
    }

    private synchronized void show(String line) {
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            shown = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    private void wipe() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }

    /** After a last look. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (terminal) {
            out.println();
            out.flush();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
