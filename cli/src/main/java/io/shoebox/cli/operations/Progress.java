package io.shoebox.cli.operations;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells how far something is, with its rate and the time that is left: a line now and then. */
final class Progress {
    private static final long BETWEEN = Duration.ofSeconds(2).toNanos();

    private final OperatorOptions options;
    private final String what;
    private final long begun = System.nanoTime();
    private long told = begun;

    /** @param what is done, such as {@code moved} */
    Progress(OperatorOptions options, String what) {
        this.options = options;
        this.what = what;
    }

    void at(long done, @Nullable Long total) {
        if (System.nanoTime() - told >= BETWEEN) {
            told = System.nanoTime();
            options.err().println(line(done, total, told - begun));
            options.err().flush();
        }
    }

    private String line(long done, @Nullable Long total, long nanos) {
        double rate = done / (nanos / 1e9);
        String line = String.format(Locale.ROOT, "%s %,d", what, done);
        if (total == null || rate <= 0) {
            return line + String.format(Locale.ROOT, ", %.0f/s", rate);
        }
        Duration left = Duration.ofMillis((long) (Math.max(0, total - done) / rate * 1000));
        return line + String.format(Locale.ROOT, " of %,d, %.0f/s, %s left", total, rate, Words.duration(left));
    }
}
