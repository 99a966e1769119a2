package io.shoebox.emulator.cognito.users;

import io.shoebox.emulator.cognito.srp.Verifier;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A user of the pool.
 *
 * @param id the claim {@code sub}; the user name, too
 * @param email in lower case; users sign in with it
 * @param confirmed whether the user may sign in: the address is theirs
 * @param attributes what else the user said of himself, such as {@code name}
 * @param sessions the oldest first
 */
public record User(
        String id,
        String email,
        boolean confirmed,
        Verifier verifier,
        SortedMap<String, String> attributes,
        SortedSet<String> groups,
        List<Session> sessions,
        Instant created,
        Instant modified) {
    public User {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        sessions = List.copyOf(sessions);
    }

    public User asConfirmed(Instant now) {
        return new User(id, email, true, verifier, attributes, groups, sessions, created, now);
    }

    public User with(Verifier another, Instant now) {
        return new User(id, email, confirmed, another, attributes, groups, sessions, created, now);
    }

    public User withAttributes(SortedMap<String, String> others, Instant now) {
        return new User(id, email, confirmed, verifier, others, groups, sessions, created, now);
    }

    User withSessions(List<Session> others) {
        return new User(id, email, confirmed, verifier, attributes, groups, others, created, modified);
    }

    User withGroups(SortedSet<String> others, Instant now) {
        return new User(id, email, confirmed, verifier, attributes, others, sessions, created, now);
    }

    public Optional<Session> session(String originJti) {
        return sessions.stream()
                .filter(session -> session.originJti().equals(originJti))
                .findFirst();
    }

    /** Tells neither address nor secrets. */
    @Override
    public String toString() {
        return "user " + id;
    }
}
