package io.shoebox.operations.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A hundred thousand photos, four hundred thousand objects, in pages as S3 and DynamoDB give them. */
final class ManyPhotosTest {
    static final Places PLACES = new Places("photos", "thumbnails", "table", "uploads", "thumbs", "again");
    private static final int PHOTOS = 100_000;
    private static final long MEBI = 1 << 20;

    @Test
    void memoryStaysFlatAndEveryLostRowIsFound() {
        var world = new MadeWorld(PHOTOS);
        var queues = new FakeQueues();
        var table = new MadeTable(world);
        var runs = new Runs(table, "table", Clock.systemUTC(), new Random(1));
        var reconciler =
                new Reconciler(PLACES, new MadeS3(world), table, queues, Clock.systemUTC(), runs, Long.MAX_VALUE);
        Run asked = ((Runs.Asked.Started) runs.ask(Task.reconcile("a test"))).run();
        var least = new AtomicLong(Long.MAX_VALUE);
        var most = new AtomicLong();
        long begun = System.nanoTime();

        Run run = reconciler
                .work(asked, Stop.NEVER, now -> {
                    if (now.compared() > 0 && now.compared() % 20_000 < 1_000) {
                        long used = used();
                        least.accumulateAndGet(used, Math::min);
                        most.accumulateAndGet(used, Math::max);
                    }
                })
                .orElseThrow();

        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "reconcile: %,d photos in %.1f s, %,.0f a second; %,d requests, $%.4f; heap in use %d to %d MiB%n",
                run.compared(),
                seconds,
                run.compared() / seconds,
                run.requests(),
                run.dollars(),
                least.get() / MEBI,
                most.get() / MEBI);
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.compared()).isEqualTo(PHOTOS);
        assertThat(run.findings())
                .containsExactly(new Finding(
                        FindingKind.OBJECT_WITHOUT_ROW,
                        PHOTOS / MadeWorld.LOST,
                        PHOTOS / MadeWorld.LOST,
                        run.findings().getFirst().examples()));
        assertThat(queues.queue("again")).hasSize(PHOTOS / MadeWorld.LOST);
        assertThat(most.get() - least.get())
                .as("a page of each listing, and nothing that grows with the number of photos")
                .isLessThan(16 * MEBI);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
