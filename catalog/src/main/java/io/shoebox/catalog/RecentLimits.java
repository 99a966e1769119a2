package io.shoebox.catalog;

import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** The own limits of those who called last, in memory, so that most calls read no row. Safe for use by several threads. */
final class RecentLimits {
    /** Of each some 500 bytes. */
    static final int MOST = 2_000;
    /** Then the row is read again: so long may a change take. */
    static final Duration KEPT = Duration.ofMinutes(1);

    private final SequencedMap<IdentityId, Recent> recent = new LinkedHashMap<>(16, 0.75f, true);

    private record Recent(OwnLimits own, Instant end) {}

    /** As they were at most a minute ago. */
    OwnLimits of(IdentityId identity, Instant now, Function<IdentityId, OwnLimits> read) {
        return get(identity, now).orElseGet(() -> {
            OwnLimits own = read.apply(identity);
            put(identity, new Recent(own, now.plus(KEPT)));
            return own;
        });
    }

    synchronized int size() {
        return recent.size();
    }

    private synchronized Optional<OwnLimits> get(IdentityId identity, Instant now) {
        Recent found = recent.get(identity);
        return found != null && now.isBefore(found.end()) ? Optional.of(found.own()) : Optional.empty();
    }

    private synchronized void put(IdentityId identity, Recent limits) {
        recent.put(identity, limits);
        if (recent.size() > MOST) {
            recent.pollFirstEntry();
        }
    }
}
