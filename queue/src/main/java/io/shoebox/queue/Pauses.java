package io.shoebox.queue;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a message rests before its next try. Growing, so that a short fault costs seconds and a long one few receives;
 * jittered by a fifth, so that what failed together does not come back together.
 *
 * @param most bounds each pause, jitter included
 */
record Pauses(Duration most, RandomGenerator random) {
    /** The longest, jitter included. */
    static final Duration MOST = Duration.ofSeconds(216);

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(3));

    /** @param receives how often the message was received so far; less than 1 counts as 1 */
    Duration after(int receives) {
        int index = Math.clamp(receives - 1, 0, PAUSES.size() - 1);
        double jittered = PAUSES.get(index).toMillis() * random.nextDouble(0.8, 1.2);
        return Duration.ofMillis(Math.min(Math.round(jittered), most.toMillis()));
    }
}
