package io.shoebox.emulator.cognito.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Slows down guessing as Cognito does: the fifth failure in a row locks for a second, each further one for twice as long, up to
 * 15 minutes. Names that nobody has are locked alike. In memory, for the names that were last seen.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html
 */
public final class Lockout {
    private static final int NAMES = 10_000;
    private static final int FREE = 4;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** 2^10 seconds are more than the longest. */
    private static final int MOST_DOUBLINGS = 10;

    private final Clock clock;
    private final Map<String, Failures> byName = new Recent<>(NAMES);

    private record Failures(int count, Instant lockedUntil) {}

    public Lockout(Clock clock) {
        this.clock = clock;
    }

    /** Whether to answer without trying; a refused attempt does not lengthen the lock. */
    public synchronized boolean isLocked(String name) {
        Failures failures = byName.get(name);
        return failures != null && clock.instant().isBefore(failures.lockedUntil());
    }

    public synchronized void failed(String name) {
        Instant now = clock.instant();
        Failures before = byName.get(name);
        int count = before == null || before.lockedUntil().plus(LONGEST).isBefore(now) ? 1 : before.count() + 1;
        byName.put(name, new Failures(count, now.plus(lock(count))));
    }

    private static Duration lock(int failures) {
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - FREE - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    public synchronized void succeeded(String name) {
        byName.remove(name);
    }
}
