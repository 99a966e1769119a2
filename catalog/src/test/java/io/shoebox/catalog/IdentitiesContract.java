package io.shoebox.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all {@link Identities} do. Tests may share one store: each has users of its own. */
public abstract class IdentitiesContract {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Login login = login("pool-1");
    private final IdentityId identity = new Photos(System.nanoTime()).owner();
    private Instant now = START;

    /** What is under test, with a clock that the contract sets. */
    protected abstract Identities identities(InstantSource clock);

    @Test
    void aLoginThatNobodySawIsNotKnown() {
        assertThat(identities().find(login)).isEmpty();
    }

    @Test
    void aLoginIsKnownFromItsFirstSightOn() {
        identities().remember(login, identity);
        assertThat(identities().find(login)).contains(identity);
    }

    @Test
    void anotherPoolIssuerOrSubjectIsAnotherLogin() {
        identities().remember(login, identity);
        for (Login other : List.of(
                new Login("pool-2", login.issuer(), login.subject()),
                new Login(login.identityPool(), login.issuer() + "x", login.subject()),
                new Login(login.identityPool(), login.issuer(), login.subject() + "x"),
                new Login(login.identityPool(), login.issuer(), "#" + login.subject()))) {
            assertThat(identities().find(other)).isEmpty();
        }
    }

    @Test
    void aLoginIsForgottenAMonthAfterItsFirstSight() {
        identities().remember(login, identity);
        after(Identities.LIFETIME);
        assertThat(identities().find(login)).isEmpty();
        identities().remember(login, identity);
        assertThat(identities().find(login)).contains(identity);
    }

    @Test
    void aUseMakesItLastAMonthMore() {
        identities().remember(login, identity);
        for (int use = 1; use <= 4; use++) {
            after(Identities.LIFETIME.minusSeconds(1));
            assertThat(identities().find(login)).as("use %s", use).contains(identity);
        }
        after(Identities.LIFETIME);
        assertThat(identities().find(login)).isEmpty();
    }

    @Test
    void usesOfADayChangeNothing() {
        identities().remember(login, identity);
        after(Identities.EXACTNESS);
        assertThat(identities().find(login)).contains(identity);
        after(Identities.LIFETIME.minus(Identities.EXACTNESS));
        assertThat(identities().find(login)).isEmpty();
    }

    @Test
    void firstCallsAtOnceRememberTheSame() throws Exception {
        Identities identities = identities();
        List<Callable<Boolean>> calls = IntStream.range(0, 32)
                .<Callable<Boolean>>mapToObj(call -> () -> {
                    if (identities.find(login).isEmpty()) {
                        identities.remember(login, identity);
                    }
                    return identities.find(login).equals(Optional.of(identity));
                })
                .toList();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> known : pool.invokeAll(calls)) {
                assertThat(known.get()).isTrue();
            }
        }
    }

    private Identities identities() {
        return identities(() -> now);
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private static Login login(String pool) {
        return new Login(pool, "https://issuer.example/pool", UUID.randomUUID().toString());
    }
}
