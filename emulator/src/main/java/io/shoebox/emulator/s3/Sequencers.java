package io.shoebox.emulator.s3;

import io.shoebox.emulator.DataFolder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands out sequencers, of 16 hexadecimal digits, that only grow, also over restarts and when the clock is set back: microseconds since 1970, or one
 * more than the last. What may have been handed out is on disk before it is.
 */
final class Sequencers {
    private static final long RESERVED_MICROS = 10_000_000;

    /** For what lives no longer than the process. */
    private static final Ceiling IN_MEMORY = new Ceiling() {
        @Override
        public long read() {
            return 0;
        }

        @Override
        public void write(long most) {}
    };

    /** Where data is kept, a file there; null for memory. */
    static Ceiling ceiling(@Nullable DataFolder data) {
        return data == null ? IN_MEMORY : new InFolder(data);
    }

    private record InFolder(DataFolder data) implements Ceiling {
        private static final String FILE = "sequencer";

        @Override
        public long read() {
            return data.readNumber(FILE);
        }

        @Override
        public void write(long most) {
            data.writeNumber(FILE, most);
        }
    }

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

    synchronized String next() {
        last = Math.max(last + 1, micros(clock.instant()));
        if (last > reserved) {
            reserved = last + RESERVED_MICROS;
            ceiling.write(reserved);
        }
        return of(last);
    }

    /** The sequencer of a moment, which may have been handed out, or never. */
    static String at(Instant time) {
        return of(micros(time));
    }

    private static String of(long number) {
        return "%016X".formatted(number);
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
