package io.shoebox.catalog;

import io.shoebox.model.IdentityId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The executable reference model of {@link Identities}. Safe for use by several threads. */
public final class InMemoryIdentities implements Identities {
    private final Map<Login, Remembered> rows = new HashMap<>();
    private final InstantSource clock;

    private record Remembered(IdentityId identity, Instant end) {}

    public InMemoryIdentities(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<IdentityId> find(Login login) {
        Instant now = clock.instant();
        Remembered row = rows.get(login);
        if (row == null || !now.isBefore(row.end())) {
            return Optional.empty();
        }
        if (Identities.isRenewed(row.end(), now)) {
            remember(login, row.identity());
        }
        return Optional.of(row.identity());
    }

    @Override
    public synchronized void remember(Login login, IdentityId identity) {
        rows.put(login, new Remembered(identity, clock.instant().plus(LIFETIME)));
    }
}
