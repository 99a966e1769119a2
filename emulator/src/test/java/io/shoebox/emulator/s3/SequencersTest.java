package io.shoebox.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SequencersTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final AtomicLong disk = new AtomicLong();

    private final Sequencers.Ceiling ceiling = new Sequencers.Ceiling() {
        @Override
        public long read() {
            return disk.get();
        }

        @Override
        public void write(long most) {
            disk.set(most);
        }
    };

    @Test
    void theyGrowWhileTheClockStandsStill() {
        Sequencers sequencers = new Sequencers(clock, ceiling);

        assertThat(List.of(sequencers.next(), sequencers.next(), sequencers.next()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void theyGrowOverARestartAndAClockThatIsSetBack() {
        List<String> all = new ArrayList<>();
        Sequencers before = new Sequencers(clock, ceiling);
        all.add(before.next());
        now.set(NOON.plus(Duration.ofSeconds(9)));
        all.add(before.next());
        now.set(NOON.minus(Duration.ofHours(1)));
        all.add(before.next());
        Sequencers after = new Sequencers(clock, ceiling);
        all.add(after.next());
        now.set(NOON.plus(Duration.ofHours(1)));
        all.add(after.next());

        assertThat(all).isSorted().doesNotHaveDuplicates();
    }
}
