package io.shoebox.operations.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UsageTallyTest {
    private final UsageTally tally = new UsageTally();

    @Test
    void ownersAreAddedUpTheLargestFirst() {
        tally.add("a", "2026-11-24", 10);
        tally.add("b", "2026-11-25", 100);
        tally.add("b", "2026-11-25", 1);

        assertThat(tally.owners()).containsExactly(new OwnerUsage("b", 2, 101), new OwnerUsage("a", 1, 10));
        assertThat(tally.days()).containsExactly(new DayUsage("2026-11-25", 2, 101), new DayUsage("2026-11-24", 1, 10));
        assertThat(tally.rows()).isEqualTo(3);
    }

    @Test
    void ofManyOwnersTheHundredLargestStay() {
        IntStream.rangeClosed(1, 1000).forEach(i -> tally.add("owner-" + i, "2026-11-25", i));

        assertThat(tally.owners()).hasSize(100).first().isEqualTo(new OwnerUsage("owner-1000", 1, 1000));
        assertThat(tally.owners()).last().isEqualTo(new OwnerUsage("owner-901", 1, 901));
    }

    @Test
    void partsOfAnOwnerThatComeApartAreTogether() {
        tally.add("a", "2026-11-25", 10);
        tally.add("b", "2026-11-25", 1);
        tally.add("a", "2026-11-25", 5);
        tally.add("c", "2026-11-25", 1);

        assertThat(tally.owners()).first().isEqualTo(new OwnerUsage("a", 2, 15));
    }
}
