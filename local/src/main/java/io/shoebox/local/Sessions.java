package io.shoebox.local;

import io.shoebox.model.IdentityId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives out temporary credentials and remembers them. They do not outlive the process. */
final class Sessions {
    /** As Cognito's. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final Clock clock;
    private final Map<String, SessionCredentials> byAccessKey = new ConcurrentHashMap<>();

    Sessions(Clock clock) {
        this.clock = clock;
    }

    SessionCredentials issue(IdentityId identity) {
        Instant now = clock.instant();
        byAccessKey
                .values()
                .removeIf(session -> session.expiration().plus(REMEMBERED).isBefore(now));
        SessionCredentials session = new SessionCredentials(
                identity, AccessKeys.temporaryId(), AccessKeys.secret(), AccessKeys.sessionToken(), now.plus(LIFETIME));
        byAccessKey.put(session.accessKeyId(), session);
        return session;
    }

    /** An expired session too, for a while. */
    Optional<SessionCredentials> find(String accessKeyId) {
        return Optional.ofNullable(byAccessKey.get(accessKeyId));
    }

    boolean isExpired(SessionCredentials session) {
        return !clock.instant().isBefore(session.expiration());
    }
}
