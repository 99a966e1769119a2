package io.shoebox.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.local.Eventually;
import io.shoebox.local.LocalServers;
import io.shoebox.local.QueueDepths;
import io.shoebox.local.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of workers under load, one of which dies every few seconds, for ten minutes: {@code
 * -Dshoebox.soak.seconds=N} for others, {@code -Dshoebox.soak.seed=N} for other chances.
 */
final class SoakIT {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("shoebox.soak.seconds", 600));
    private static final long SEED = Long.getLong("shoebox.soak.seed", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration VISIBILITY = Duration.ofSeconds(3);
    private static final int MOST_QUEUED = 60;
    private static final int LEAST_PAUSE_MILLIS = 3000;
    private static final int MOST_PAUSE_MILLIS = 9000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @Tag("nightly")
    void nothingIsLostInTenMinutesOfKills() throws IOException, InterruptedException {
        var random = new Random(SEED);
        Instant end = Instant.now().plus(LENGTH);
        int kills = 0;
        var workers = new ArrayList<WorkerProcess>();
        try (var servers = LocalServers.start(ServerSettings.inMemory().withVisibilityTimeout(VISIBILITY));
                var depths = new QueueDepths(servers.access(), servers.queues());
                var s3 = servers.access().s3Client();
                var dynamo = servers.access().dynamoClient()) {
            var reference = new Reference(s3, SEED);
            workers.addAll(List.of(started(servers), started(servers)));
            while (Instant.now().isBefore(end)) {
                Instant next = Instant.now().plusMillis(random.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
                while (Instant.now().isBefore(next)) {
                    load(reference, random);
                    Eventually.holds(
                            PATIENCE,
                            () -> depths.now().uploads() + depths.now().thumbnails() < MOST_QUEUED);
                }
                workers.remove(random.nextInt(workers.size())).close();
                kills++;
                workers.add(started(servers));
            }
            QueueDepths.Depths left = depths.whenIdle(PATIENCE);
            String circumstances = reference.uploads() + " uploads, " + kills + " kills, seed " + SEED;
            System.out.println("Soak of " + LENGTH.toSeconds() + " s: " + circumstances + ", left " + left);
            assertThat(left).as(circumstances).isEqualTo(QueueDepths.Depths.EMPTY);
            reference.check(new DynamoCatalog(dynamo, servers.names().table()), circumstances);
        } finally {
            workers.forEach(WorkerProcess::close);
        }
    }

    private static void load(Reference reference, Random random) {
        reference.upload(1 + random.nextInt(4));
        if (random.nextInt(3) == 0) {
            reference.deleteOne();
        }
    }

    private WorkerProcess started(LocalServers servers) throws IOException {
        WorkerProcess worker = WorkerProcess.start(folder, servers, Optional.empty());
        worker.go();
        return worker;
    }
}
