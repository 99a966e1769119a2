package io.shoebox.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RecentLimitsTest {
    private static final OwnLimits OWN = new OwnLimits(Map.of(BudgetNumber.UPLOADS_PER_DAY, 1L));

    private final RecentLimits recent = new RecentLimits();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void aRowIsReadOnceAMinute() {
        IdentityId owner = somebody();
        assertThat(read(owner, Instant.EPOCH)).isEqualTo(OWN);
        assertThat(read(owner, Instant.EPOCH.plus(RecentLimits.KEPT).minusMillis(1)))
                .isEqualTo(OWN);
        assertThat(reads).hasValue(1);

        read(owner, Instant.EPOCH.plus(RecentLimits.KEPT));

        assertThat(reads).hasValue(2);
        assertThat(RecentLimits.KEPT).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void howeverManyCallNoMoreThanTheLastAreKept() {
        IdentityId first = somebody();
        read(first, Instant.EPOCH);
        for (int i = 0; i < RecentLimits.MOST; i++) {
            read(somebody(), Instant.EPOCH);
        }

        assertThat(recent.size()).isEqualTo(RecentLimits.MOST);
        read(first, Instant.EPOCH);
        assertThat(reads).hasValue(RecentLimits.MOST + 2);
    }

    private OwnLimits read(IdentityId owner, Instant now) {
        return recent.of(owner, now, identity -> {
            reads.incrementAndGet();
            return OWN;
        });
    }

    private static IdentityId somebody() {
        return new IdentityId("us-east-1:" + UUID.randomUUID());
    }
}
