package io.shoebox.operations.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shoebox.model.Environment;
import io.shoebox.operations.AnyCall;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** What the schedules call on AWS. */
final class TicksTest {
    private static final int PHOTOS = 3_000;
    private static final Map<String, String> ENVIRONMENT = Map.of(
            Environment.PHOTOS_BUCKET, "photos",
            Environment.THUMBNAILS_BUCKET, "thumbnails",
            Environment.PHOTOS_TABLE, "table",
            Environment.UPLOADS_QUEUE_URL, "uploads",
            Environment.THUMBNAILS_QUEUE_URL, "thumbs",
            Places.RECONCILE_QUEUE_URL, "again");

    private final FakeQueues queues = new FakeQueues();
    private final MadeWorld world = new MadeWorld(PHOTOS);
    private final List<Run> ended = new ArrayList<>();
    private final Ticks ticks = new Ticks(
            ReconcileSettings.from(ENVIRONMENT),
            new MadeS3(world),
            new MadeTable(world),
            queues,
            Clock.systemUTC(),
            new Random(1),
            ended::add);

    @Test
    void aRunGoesOnInTheNextCallWhereTheTimeOfOneEnds() {
        assertThat(ticks.ask()).containsEntry("status", "RUNNING");
        assertThat(ended).isEmpty();

        Map<String, Object> first = ticks.tick(timeFor(1_000));
        assertThat(first).containsEntry("status", "RUNNING");
        String id = String.valueOf(first.get("id"));
        assertThat(Long.parseLong(String.valueOf(first.get("compared")))).isBetween(500L, 1_000L);
        assertThat(ticks.ask()).as("it comes first").containsEntry("id", id);

        assertThat(ticks.tick(timeFor(1_000_000)))
                .containsEntry("status", "COMPLETED")
                .containsEntry("id", id)
                .containsEntry("compared", (long) PHOTOS);
        assertThat(ended)
                .singleElement()
                .satisfies(run -> assertThat(run.mended()).isEqualTo(PHOTOS / MadeWorld.LOST));
    }

    @Test
    void withoutARunWhatIsToBeDoneAgainGoesThrough() {
        ticks.ask();
        ticks.tick(timeFor(1_000_000));
        assertThat(queues.queue("again")).hasSize(PHOTOS / MadeWorld.LOST);

        assertThat(ticks.tick(timeFor(4))).containsEntry("moved", 1);

        assertThat(queues.queue("again")).isEmpty();
        assertThat(queues.queue("uploads")).hasSize(PHOTOS / MadeWorld.LOST);
    }

    @Test
    void aRunWaitsWhileMuchWaitsForTheWorkers() {
        for (int i = 0; i <= Reconciler.MOST_WAITING; i++) {
            queues.queue("uploads").add("somebody's new photo");
        }
        ticks.ask();

        assertThat(ticks.tick(timeFor(1_000_000)))
                .containsEntry("status", "RUNNING")
                .containsEntry("compared", 0L)
                .containsKey("note");

        queues.queue("uploads").clear();
        assertThat(ticks.tick(timeFor(1_000_000))).containsEntry("status", "COMPLETED");
    }

    @Test
    void anEventThatNamesNoTaskIsRefused() {
        var lambda = new ReconcileLambda(ticks);
        assertThatIllegalArgumentException().isThrownBy(() -> lambda.handleRequest(Map.of(), new AnyCall()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lambda.handleRequest(Map.of("task", "other"), new AnyCall()));
    }

    @Test
    void allWrongSettingsAreToldAtOnce() {
        assertThat(ReconcileSettings.from(ENVIRONMENT).settledAfter()).isEqualTo(Duration.ofMinutes(15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReconcileSettings.from(Map.of("RECONCILE_MAX_CENTS", "-1")))
                .withMessageContainingAll("RECONCILE_MAX_CENTS", "RECONCILE_QUEUE_URL", "PHOTOS_TABLE");
    }

    /** Asked so often, there is time; then no more. */
    private static LongSupplier timeFor(int looks) {
        var left = new AtomicInteger(looks);
        return () -> left.decrementAndGet() > 0 ? 600_000 : 0;
    }
}
