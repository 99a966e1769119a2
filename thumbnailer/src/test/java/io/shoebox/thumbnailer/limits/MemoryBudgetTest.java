package io.shoebox.thumbnailer.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {
    private final MemoryBudget budget = new MemoryBudget(100 << 10);

    @Test
    void whatIsInUseIsNotFree() {
        assertThat(budget.<Long>with(30 << 10, budget::free)).isEqualTo(70 << 10);
        assertThat(budget.free()).isEqualTo(100 << 10);
    }

    @Test
    void whoeverNeedsMoreThanThereIsGetsAllOfIt() {
        assertThat(budget.<Long>with(Long.MAX_VALUE - 2000, budget::free)).isZero();
    }

    @Test
    void workersTogetherNeverTakeMore() throws InterruptedException {
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            Thread.ofVirtual().start(() -> {
                budget.with(40 << 10, () -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    return working.decrementAndGet();
                });
                done.countDown();
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 2);
    }
}
