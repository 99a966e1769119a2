package io.shoebox.client.transfer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing pauses with full jitter, as AWS's Builders' Library has it, but never less than a tenth: all tries at once would help
 * nobody.
 *
 * @param first the first pause is at most this long, and each next one twice as long
 */
public record Backoff(Duration first, Duration most) {
    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 20;

    /** @param failures so far, from 1 on */
    Duration pause(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(MOST_DOUBLINGS, failures - 1);
        long bound = Math.min(most.toMillis(), doubled);
        return Duration.ofMillis(Math.round(bound * (0.1 + 0.9 * random.nextDouble())));
    }
}
