package io.shoebox.emulator.cognito.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Sign-ins and their refresh tokens. A refresh token means nothing to who holds it: it is looked up by its hash. */
public final class Sessions {
    /** A user; beyond, the oldest ends. */
    static final int MOST = 200;

    /** Access tokens may outlive the refresh token that renewed them by their own lifetime, at most a day. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 96;

    private final Users users;
    private final Clock clock;

    public Sessions(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** A sign-in that just happened, and its refresh token. */
    public record Opened(User user, Session session, String refreshToken) {
        @Override
        public String toString() {
            return "session of " + user;
        }
    }

    /** What a refresh token turned out to be. */
    public sealed interface Found {
        record Live(User user, Session session) implements Found {}

        record Expired() implements Found {}

        record Revoked() implements Found {}

        record Unknown() implements Found {}
    }

    /** Empty if the user is gone. */
    public Optional<Opened> open(String userId, String clientId, Duration lifetime) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Session session =
                new Session(UUID.randomUUID().toString(), hash(token), clientId, now, now.plus(lifetime), false);
        return users.update(userId, user -> user.withSessions(added(user.sessions(), session, now)))
                .map(user -> new Opened(user, session, token));
    }

    private static List<Session> added(List<Session> sessions, Session fresh, Instant now) {
        List<Session> kept = new ArrayList<>(sessions);
        kept.removeIf(old -> old.expires().plus(REMEMBERED).isBefore(now));
        kept.add(fresh);
        return kept.subList(Math.max(0, kept.size() - MOST), kept.size());
    }

    public Found find(String refreshToken) {
        String hash = hash(refreshToken);
        return users.byTokenHash(hash)
                .flatMap(user -> user.sessions().stream()
                        .filter(session -> session.tokenHash().equals(hash))
                        .findFirst()
                        .map(session -> found(user, session)))
                .orElse(new Found.Unknown());
    }

    private Found found(User user, Session session) {
        if (session.revoked()) {
            return new Found.Revoked();
        }
        return clock.instant().isBefore(session.expires()) ? new Found.Live(user, session) : new Found.Expired();
    }

    /** Whether tokens that come from this sign-in still count: neither it nor its user is gone. */
    public boolean isLive(String userId, String originJti) {
        return users.find(userId)
                .flatMap(user -> user.session(originJti))
                .filter(session -> !session.revoked())
                .isPresent();
    }

    public void revoke(String userId, String originJti) {
        revoke(userId, session -> session.originJti().equals(originJti));
    }

    public void revokeAll(String userId) {
        revoke(userId, session -> true);
    }

    private void revoke(String userId, Predicate<Session> which) {
        users.update(
                userId,
                user -> user.withSessions(user.sessions().stream()
                        .map(session -> which.test(session) ? session.asRevoked() : session)
                        .toList()));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
