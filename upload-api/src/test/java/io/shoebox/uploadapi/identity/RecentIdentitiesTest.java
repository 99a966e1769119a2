package io.shoebox.uploadapi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.Identities;
import io.shoebox.catalog.InMemoryIdentities;
import io.shoebox.catalog.Login;
import io.shoebox.model.IdentityId;
import io.shoebox.uploadapi.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecentIdentitiesTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Reads all = new Reads(new InMemoryIdentities(() -> now), new ArrayList<>());
    private final RecentIdentities recent = new RecentIdentities(all, () -> now);

    @Test
    void aRowIsReadOnceAnHour() {
        all.remember(login(1), Events.ALICE);
        for (int hour = 0; hour < 3; hour++) {
            for (int call = 0; call < 10; call++) {
                assertThat(recent.find(login(1))).contains(Events.ALICE);
            }
            now = now.plus(RecentIdentities.KEPT);
        }
        assertThat(all.found).hasSize(3);
    }

    @Test
    void whatIsRememberedNeedsNoRead() {
        recent.remember(login(1), Events.ALICE);
        assertThat(recent.find(login(1))).contains(Events.ALICE);
        assertThat(all.found).isEmpty();
        assertThat(all.find(login(1))).contains(Events.ALICE);
    }

    @Test
    void whoIsNotKnownIsLookedForAgain() {
        assertThat(recent.find(login(1))).isEmpty();
        all.remember(login(1), Events.ALICE);
        assertThat(recent.find(login(1))).contains(Events.ALICE);
    }

    @Test
    void onlySoManyAreKeptAndThoseThatCalledLast() {
        recent.remember(login(0), Events.ALICE);
        for (int i = 1; i < RecentIdentities.MOST; i++) {
            recent.remember(login(i), Events.BOB);
        }
        recent.find(login(0));
        recent.remember(login(RecentIdentities.MOST), Events.BOB);
        recent.find(login(0));
        assertThat(all.found).isEmpty();
        recent.find(login(1));
        assertThat(all.found).containsExactly(login(1));
    }

    private static Login login(int user) {
        return new Login(Events.IDENTITY_POOL, Events.USER_POOL.issuer(), "user-" + user);
    }

    private record Reads(Identities identities, List<Login> found) implements Identities {
        @Override
        public Optional<IdentityId> find(Login login) {
            found.add(login);
            return identities.find(login);
        }

        @Override
        public void remember(Login login, IdentityId identity) {
            identities.remember(login, identity);
        }
    }
}
