package io.shoebox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.Api;
import io.shoebox.local.Caller;
import io.shoebox.local.QueueDepths;
import io.shoebox.local.client.Fields;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.IdentityId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What S3 has acknowledged is never lost, whenever the whole process dies. */
final class CrashIT {
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int UPLOADS = 50;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @Test
    void everyAcknowledgedUploadIsReadyAfterAKillInTheMiddleAndNoneTwice() throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        try (LocalProcess process = LocalProcess.start(data)) {
            uploadUntilKilled(process, acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);

        try (LocalProcess process = LocalProcess.start(data);
                Api api = process.api();
                var depths = new QueueDepths(process.access(), process.queues())) {
            var client = new PhotoClient(new Caller(api, OWNER));
            for (String key : acknowledged) {
                assertThat(client.settled(key, PATIENCE).map(record -> record.text("status")))
                        .as("%s; %s", key, process.output())
                        .contains("READY");
            }
            assertThat(depths.whenIdle(PATIENCE)).isEqualTo(QueueDepths.Depths.EMPTY);
            List<Fields> listed = items(api, "listPhotos", Map.of("collectionId", "crash", "limit", 100));
            assertThat(listed.stream().map(item -> item.text("s3Key")))
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
            Fields collection = items(api, "listMyCollections", Map.of()).getFirst();
            assertThat(collection.number("photoCount")).isEqualTo(listed.size());
            assertThat(process.stop()).as("%s", process.output()).isIn(0, 143);
        }
    }

    /** Some of the uploads are under way, some events queued and some photos half done when the process dies. */
    private static void uploadUntilKilled(LocalProcess process, ConcurrentLinkedQueue<String> acknowledged)
            throws Exception {
        byte[] photo = SamplePhoto.jpeg(1600, 1200, 3, LocalDateTime.of(2026, 3, 1, 10, 15));
        var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        try (Api api = process.api();
                var pool = Executors.newFixedThreadPool(4)) {
            var client = new PhotoClient(new Caller(api, OWNER));
            List<Ticket> tickets = IntStream.range(0, UPLOADS)
                    .mapToObj(i -> client.ticket("crash", i + ".jpg", "image/jpeg", photo.length))
                    .toList();
            for (Ticket ticket : tickets) {
                pool.execute(() -> {
                    try {
                        if (client.put(ticket, photo) == 200) {
                            acknowledged.add(ticket.s3Key());
                            enough.countDown();
                        }
                    } catch (UncheckedIOException killed) {
                        // Not acknowledged: the client would try again.
                    }
                });
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            process.kill();
        }
    }

    private static List<Fields> items(Api api, String field, Map<String, Object> arguments) {
        return new Caller(api, OWNER).call(field, arguments).orElseThrow().list("items");
    }
}
