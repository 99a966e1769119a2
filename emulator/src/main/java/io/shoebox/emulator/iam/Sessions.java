package io.shoebox.emulator.iam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives out temporary credentials and remembers them. They do not outlive the process. */
public final class Sessions {
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final Clock clock;
    private final Map<String, Session> byAccessKey = new ConcurrentHashMap<>();

    /** None yet. */
    public Sessions(Clock clock) {
        this.clock = clock;
    }

    /**
     * Credentials that the servers accept from now on.
     *
     * @param policy of a role, whose variables are filled in for this principal
     * @param variables values of the policy's variables, by {@code ${name}}
     */
    public Session issue(String principal, PolicyDocument policy, Map<String, String> variables, Duration lifetime) {
        Instant now = clock.instant();
        byAccessKey
                .values()
                .removeIf(session -> session.expiration().plus(REMEMBERED).isBefore(now));
        Session session = new Session(
                principal,
                policy.with(variables),
                AccessKeys.temporaryId(),
                AccessKeys.secret(),
                AccessKeys.sessionToken(),
                now.plus(lifetime));
        byAccessKey.put(session.accessKeyId(), session);
        return session;
    }

    /** An expired session too, for two hours. */
    public Optional<Session> find(String accessKeyId) {
        return Optional.ofNullable(byAccessKey.get(accessKeyId));
    }

    /** Whether its time is up. */
    public boolean isExpired(Session session) {
        return !clock.instant().isBefore(session.expiration());
    }
}
