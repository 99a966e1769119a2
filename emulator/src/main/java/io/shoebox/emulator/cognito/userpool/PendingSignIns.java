package io.shoebox.emulator.cognito.userpool;

import io.shoebox.emulator.cognito.srp.Handshake;
import io.shoebox.emulator.cognito.users.Recent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** SRP between challenge and answer, by secret block: each once, for three minutes, and the last thousand only. */
final class PendingSignIns {
    private static final Duration LIFETIME = Duration.ofMinutes(3);
    private static final int MOST = 1000;

    private final Clock clock;
    private final Map<String, Pending> bySecretBlock = new Recent<>(MOST);

    PendingSignIns(Clock clock) {
        this.clock = clock;
    }

    /** One of them. */
    record Pending(AppClient client, Account account, Handshake handshake, Instant expires) {}

    synchronized void add(AppClient client, Account account, Handshake handshake) {
        bySecretBlock.put(
                handshake.secretBlock(),
                new Pending(client, account, handshake, clock.instant().plus(LIFETIME)));
    }

    synchronized Optional<Pending> take(String secretBlock) {
        return Optional.ofNullable(bySecretBlock.remove(secretBlock))
                .filter(pending -> clock.instant().isBefore(pending.expires()));
    }
}
