package io.shoebox.uploadapi.identity;

import io.shoebox.catalog.Identities;
import io.shoebox.catalog.Login;
import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The logins that called last, in memory, so that most calls read no row. Safe for use by several threads. */
public final class RecentIdentities implements Identities {
    /** A login takes some 400 bytes. */
    static final int MOST = 10_000;
    /** Then the row is read again, which counts as a use of it. */
    static final Duration KEPT = Duration.ofHours(1);

    private final Identities all;
    private final InstantSource clock;
    private final SequencedMap<Login, Recent> recent = new LinkedHashMap<>(16, 0.75f, true);

    private record Recent(IdentityId identity, Instant end) {}

    public RecentIdentities(Identities all, InstantSource clock) {
        this.all = all;
        this.clock = clock;
    }

    @Override
    public Optional<IdentityId> find(Login login) {
        Optional<IdentityId> known = get(login);
        if (known.isEmpty()) {
            known = all.find(login);
            known.ifPresent(identity -> put(login, identity));
        }
        return known;
    }

    @Override
    public void remember(Login login, IdentityId identity) {
        all.remember(login, identity);
        put(login, identity);
    }

    private synchronized Optional<IdentityId> get(Login login) {
        Recent found = recent.get(login);
        return found != null && clock.instant().isBefore(found.end())
                ? Optional.of(found.identity())
                : Optional.empty();
    }

    private synchronized void put(Login login, IdentityId identity) {
        recent.put(login, new Recent(identity, clock.instant().plus(KEPT)));
        if (recent.size() > MOST) {
            recent.pollFirstEntry();
        }
    }
}
