package io.shoebox.model;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs of version 7 (RFC 9562, section 5.7): they sort by their millisecond, and 74 bits are random. */
final class UuidV7 {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private UuidV7() {}

    static UUID at(Instant time, RandomGenerator random) {
        long high = (time.toEpochMilli() << 16) | VERSION | (random.nextLong() & 0x0fffL);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }

    static boolean isValid(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }

    static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
