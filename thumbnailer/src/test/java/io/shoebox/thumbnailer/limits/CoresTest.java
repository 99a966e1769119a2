package io.shoebox.thumbnailer.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CoresTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void asManyWorkAtOnceAsThereAreCoresAndTheOthersWait() throws InterruptedException {
        var cores = new Cores(2);
        var working = new AtomicInteger();
        var end = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofPlatform()
                        .start(() -> cores.with(() -> {
                            working.incrementAndGet();
                            return ended(end);
                        })))
                .toList();
        Instant last = Instant.now().plus(LONG);
        while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            assertThat(Instant.now()).isBefore(last);
            Thread.onSpinWait();
        }
        assertThat(working).hasValue(2);

        end.countDown();
        for (Thread thread : threads) {
            assertThat(thread.join(LONG)).isTrue();
        }
        assertThat(working).hasValue(4);
    }

    private static boolean ended(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
