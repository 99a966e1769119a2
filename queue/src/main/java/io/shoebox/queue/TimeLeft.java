package io.shoebox.queue;

import java.time.Duration;

/** How much time an invocation has left, such as Lambda's {@code getRemainingTimeInMillis}. */
@FunctionalInterface
public interface TimeLeft {
    /** No end is set. */
    TimeLeft UNLIMITED = () -> Duration.ofDays(1);

    /** From now on. */
    Duration left();
}
