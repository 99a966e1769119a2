package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.model.IdentityId;
import io.shoebox.uploadapi.appsync.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Faults on purpose are really made, and do not harm what they are made for. */
final class FaultsIT {
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PHOTOS = 12;

    @Test
    void photosBecomeReadyThoughRequestsFailAndEventsComeTwiceAndOutOfOrder() {
        ServerSettings settings = ServerSettings.inMemory()
                .withVisibilityTimeout(Duration.ofSeconds(3))
                .withFaults("latency=30ms,errors=5%,duplicate-events=30%,reorder=30%,seed=3");
        byte[] photo = HostileFiles.goodJpeg();
        try (LocalSystem system = LocalSystem.start(settings)) {
            PhotoClient client = system.client(OWNER);
            var keys = new ArrayList<String>();
            int refused = 0;
            while (keys.size() < PHOTOS) {
                Ticket ticket = client.ticket("faults", keys.size() + ".jpg", "image/jpeg", photo.length);
                if (client.put(ticket, photo) == 200) {
                    keys.add(ticket.s3Key());
                } else {
                    refused++;
                }
            }
            assertThat(refused).as("of some dozens a few fail, by the seed").isLessThan(PHOTOS);
            for (String key : keys) {
                assertThat(settled(client, key)).isEqualTo("READY");
            }
        }
    }

    /** The API may be the one that meets a fault. */
    private static String settled(PhotoClient client, String key) {
        for (int i = 0; i < 10; i++) {
            try {
                return client.settled(key, PATIENCE)
                        .map(record -> record.text("status"))
                        .orElse("none");
            } catch (UnavailableException e) {
                // Asked again.
            }
        }
        return "unavailable";
    }

    @Test
    void everyRequestFailsWhereAllAreToFail() {
        try (var servers = LocalServers.start(ServerSettings.inMemory().withFaults("errors=100%"));
                var s3 = servers.access().s3Client()) {
            List<Integer> statuses = IntStream.range(0, 2)
                    .map(i -> {
                        try {
                            s3.headBucket(head -> head.bucket(servers.names().photosBucket()));
                            return 200;
                        } catch (S3Exception e) {
                            return e.statusCode();
                        }
                    })
                    .boxed()
                    .toList();
            assertThat(statuses).containsOnly(500);
        }
    }

    @Test
    void aLostEventIsNotSeen() {
        try (var servers = LocalServers.start(ServerSettings.inMemory().withFaults("drop-events=100%"));
                var depths = new QueueDepths(servers.access(), servers.queues());
                var s3 = servers.access().s3Client()) {
            s3.putObject(put -> put.bucket(servers.names().photosBucket()).key("x"), RequestBody.fromString("x"));
            assertThat(depths.now()).isEqualTo(QueueDepths.Depths.EMPTY);
        }
    }
}
