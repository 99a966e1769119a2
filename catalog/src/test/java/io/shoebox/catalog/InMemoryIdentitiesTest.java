package io.shoebox.catalog;

import java.time.Instant;
import java.time.InstantSource;

final class InMemoryIdentitiesTest extends IdentitiesContract {
    private InstantSource clock = InstantSource.system();
    private final Identities identities = new InMemoryIdentities(this::now);

    @Override
    protected Identities identities(InstantSource now) {
        clock = now;
        return identities;
    }

    private Instant now() {
        return clock.instant();
    }
}
