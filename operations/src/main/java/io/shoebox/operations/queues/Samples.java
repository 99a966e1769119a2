package io.shoebox.operations.queues;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a queue in the last hour, and what follows from them. What came is what was done, died, and is more than
 * before; so it is known only where somebody counts what is done.
 */
final class Samples {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration LATELY = Duration.ofMinutes(2);
    /** Closer ones replace each other: counts are approximate, and their differences more so. */
    private static final Duration APART = Duration.ofSeconds(2);

    private static final Duration LEAST_SPAN = Duration.ofSeconds(4);

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** @param done messages that were done since some beginning; null if nobody counts them */
    private record Sample(
            Instant at, QueueCounts counts, @Nullable Long done) {
        /** Messages that left the queue since some beginning. */
        long left() {
            return (done == null ? 0 : done) + counts.deadLetters();
        }

        /** Messages that came since some beginning. */
        long came() {
            return left() + counts.undone();
        }
    }

    /** Takes one more in, and tells what follows. */
    synchronized Pace add(Instant now, QueueCounts counts, @Nullable Long done) {
        var sample = new Sample(now, counts, done);
        Sample last = samples.peekLast();
        // The first of those that are close stays: it is the one by which ages are told.
        if (last == null || !now.isBefore(last.at().plus(APART))) {
            samples.addLast(sample);
        }
        while (samples.getFirst().at().isBefore(now.minus(KEPT))) {
            samples.removeFirst();
        }
        return pace(sample);
    }

    private Pace pace(Sample now) {
        Sample then = samples.stream()
                .filter(sample -> !sample.at().isBefore(now.at().minus(LATELY)))
                .findFirst()
                .orElse(now);
        Double oldest = oldest(now);
        double minutes = Duration.between(then.at(), now.at()).toMillis() / 60_000.0;
        if (Duration.between(then.at(), now.at()).compareTo(LEAST_SPAN) < 0) {
            return new Pace(oldest, null, null, null);
        }
        double net = (now.counts().undone() - then.counts().undone()) / minutes;
        if (now.done() == null || then.done() == null) {
            return new Pace(oldest, null, null, net);
        }
        double in = Math.max(0, (now.came() - then.came()) / minutes);
        double out = Math.max(0, (now.done() - then.done()) / minutes);
        return new Pace(oldest, in, out, net);
    }

    /**
     * The queue is nearly first in, first out: the oldest message is the first that came after all that have left. It is at
     * least as old as the first sample that has it.
     */
    private @Nullable Double oldest(Sample now) {
        if (now.counts().undone() == 0) {
            return null;
        }
        return samples.stream()
                .filter(sample -> (sample.done() == null) == (now.done() == null))
                .filter(sample -> now.done() == null ? sample.counts().undone() > 0 : sample.came() > now.left())
                .findFirst()
                .map(sample -> Duration.between(sample.at(), now.at()).toMillis() / 1000.0)
                .orElse(null);
    }
}
