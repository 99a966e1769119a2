package io.shoebox.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.LocalServers;
import io.shoebox.local.QueueDepths;
import io.shoebox.local.ServerSettings;
import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * How many photos a second one process makes thumbnails of, and three: {@code ./mvnw verify -Pnightly -pl local -am -Dtest=none
 * -Dit.test=WorkerThroughputIT -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
final class WorkerThroughputIT {
    private static final int PHOTOS = Integer.getInteger("shoebox.photos", 120);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final LocalDateTime TAKEN = LocalDateTime.of(2026, 3, 1, 10, 15);
    private static final byte[] PHOTO = SamplePhoto.jpeg(1600, 1200, 1, TAKEN);

    @Tag("nightly")
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void processesShareTheWork(int processes) throws Exception {
        var workers = new ArrayList<StartedWorker>();
        try (var servers = LocalServers.start(ServerSettings.inMemory());
                var depths = new QueueDepths(servers.access(), servers.queues());
                var s3 = servers.access().s3Client()) {
            for (int i = 0; i < processes; i++) {
                // One photo at a time in each: what one more process adds is what is measured.
                workers.add(StartedWorker.start(servers, Map.of("WORKER_CONCURRENCY", "1"), List.of("-Xmx512m")));
            }
            for (StartedWorker worker : workers) {
                worker.ready();
            }
            var random = new Random(1);
            Instant begun = Instant.now();
            for (int i = 0; i < PHOTOS; i++) {
                var key = PhotoKey.create(
                        new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6"),
                        new CollectionId("pace"),
                        new FileName("a.jpg"),
                        begun.plusMillis(i),
                        random);
                byte[] photo = SamplePhoto.variant(PHOTO, i, TAKEN);
                s3.putObject(
                        put -> put.bucket(servers.names().photosBucket())
                                .key(key.toString())
                                .contentType("image/jpeg")
                                .metadata(Map.of("identity-id", key.owner().value(), "filename", "a.jpg")),
                        RequestBody.fromBytes(photo));
            }
            assertThat(depths.whenIdle(PATIENCE)).isEqualTo(QueueDepths.Depths.EMPTY);
            double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
            System.out.printf(
                    "%d process(es): %d photos of 1600x1200 in %.1f s, %.1f a second%n",
                    processes, PHOTOS, seconds, PHOTOS / seconds);
        } finally {
            workers.forEach(StartedWorker::close);
        }
    }
}
