package io.shoebox.emulator.cognito.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Codes of six digits that were sent, each for a few tries and a time. Names that nobody has get them alike, unsent, so that
 * answers do not tell who is a user. In memory: after a restart, ask for another one.
 */
public final class Codes {
    private static final int NAMES = 10_000;
    private static final int DIGITS = 1_000_000;
    private static final int TRIES = 5;
    private static final int A_WINDOW = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final Map<Key, Sent> sent = new Recent<>(NAMES);

    public Codes(Clock clock) {
        this.clock = clock;
    }

    /** What a code is good for, and how long, as Cognito's are. */
    public enum Purpose {
        SIGN_UP(Duration.ofHours(24)),
        PASSWORD(Duration.ofHours(1));

        private final Duration lifetime;

        Purpose(Duration lifetime) {
            this.lifetime = lifetime;
        }
    }

    /** How a code was taken. */
    public enum Check {
        RIGHT,
        WRONG,
        /** Never sent, used, too old, or one that was tried too often. */
        EXPIRED,
        TOO_MANY_TRIES
    }

    private record Key(Purpose purpose, String name) {}

    /** @param issued when codes were made, within the window */
    private record Sent(String code, Instant expires, int triesLeft, List<Instant> issued) {}

    /** A new code, which replaces the one before; empty if there were too many of late: 5 in 15 minutes. */
    public synchronized Optional<String> issue(Purpose purpose, String name) {
        Instant now = clock.instant();
        Key key = new Key(purpose, name);
        List<Instant> issued =
                new ArrayList<>(sent.containsKey(key) ? sent.get(key).issued() : List.of());
        issued.removeIf(time -> time.plus(WINDOW).isBefore(now));
        if (issued.size() >= A_WINDOW) {
            return Optional.empty();
        }
        issued.add(now);
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(DIGITS));
        sent.put(key, new Sent(code, now.plus(purpose.lifetime), TRIES, List.copyOf(issued)));
        return Optional.of(code);
    }

    /** A right code stays right until it is {@link #use used}, so that what else is wrong can be mended. */
    public synchronized Check check(Purpose purpose, String name, String code) {
        Key key = new Key(purpose, name);
        Sent expected = sent.get(key);
        if (expected == null || expected.code().isEmpty() || !clock.instant().isBefore(expected.expires())) {
            return Check.EXPIRED;
        }
        if (expected.triesLeft() == 0) {
            return Check.TOO_MANY_TRIES;
        }
        if (MessageDigest.isEqual(bytes(expected.code()), bytes(code))) {
            return Check.RIGHT;
        }
        sent.put(key, new Sent(expected.code(), expected.expires(), expected.triesLeft() - 1, expected.issued()));
        return Check.WRONG;
    }

    public synchronized void use(Purpose purpose, String name) {
        sent.computeIfPresent(new Key(purpose, name), (key, used) -> new Sent("", used.expires(), 0, used.issued()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
