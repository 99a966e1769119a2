package io.shoebox.local;

import io.shoebox.model.Sequencer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Hands out sequencers that only grow, also over restarts and when the clock is set back: microseconds since 1970, or one
 * more than the last. What may have been handed out is on disk before it is.
 */
final class Sequencers {
    private static final long RESERVED_MICROS = 10_000_000;

    /** For what lives no longer than the process. */
    static final Ceiling IN_MEMORY = new Ceiling() {
        @Override
        public long read() {
            return 0;
        }

        @Override
        public void write(long most) {}
    };

    private final Clock clock;
    private final Ceiling ceiling;
    private long last;
    private long reserved;

    Sequencers(Clock clock, Ceiling ceiling) {
        this.clock = clock;
        this.ceiling = ceiling;
        last = ceiling.read();
        reserved = last;
    }

    synchronized Sequencer next() {
        last = Math.max(last + 1, micros(clock.instant()));
        if (last > reserved) {
            reserved = last + RESERVED_MICROS;
            ceiling.write(reserved);
        }
        return of(last);
    }

    /** The sequencer of a moment, which may have been handed out, or never. */
    static Sequencer at(Instant time) {
        return of(micros(time));
    }

    private static Sequencer of(long number) {
        return Sequencer.of("%016X".formatted(number));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** Where the highest number that may have been handed out is kept. */
    interface Ceiling {
        /** 0 at the very first start. */
        long read();

        void write(long most);
    }
}
