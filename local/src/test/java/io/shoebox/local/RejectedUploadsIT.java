package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.model.IdentityId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A rejected upload goes after some days, as on AWS, and its record with the reason stays. */
final class RejectedUploadsIT {
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] TEXT = "not a picture".getBytes(StandardCharsets.US_ASCII);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @Test
    void aRejectedUploadGoesAfterItsDaysAndItsRecordStays() {
        use(ServerSettings.inMemory(), (servers, client, depths) -> {
            byte[] photo = HostileFiles.goodJpeg();
            Ticket good = upload(client, photo);
            Ticket bad = upload(client, TEXT);
            assertThat(depths.whenIdle(PATIENCE)).isEqualTo(QueueDepths.Depths.EMPTY);
            String reason = client.record(bad.s3Key()).orElseThrow().text("reason");
            assertThat(reason).isNotBlank();

            now.updateAndGet(time -> time.plus(Duration.ofDays(13)));
            assertThat(servers.applyLifecycle()).isZero();
            now.updateAndGet(time -> time.plus(Duration.ofDays(2)));
            assertThat(servers.applyLifecycle()).isOne();
            assertThat(depths.whenIdle(PATIENCE)).isEqualTo(QueueDepths.Depths.EMPTY);

            assertThat(keys(servers)).containsExactly(good.s3Key());
            var kept = client.record(bad.s3Key()).orElseThrow();
            assertThat(kept.text("status")).isEqualTo("REJECTED");
            assertThat(kept.text("reason")).isEqualTo(reason);
            assertThat(client.record(good.s3Key()).orElseThrow().text("status")).isEqualTo("READY");
        });
    }

    @Test
    void itStaysWhereNoDaysAreSet() {
        use(ServerSettings.inMemory().withRejectedDays(0), (servers, client, depths) -> {
            Ticket bad = upload(client, TEXT);
            assertThat(depths.whenIdle(PATIENCE)).isEqualTo(QueueDepths.Depths.EMPTY);

            now.updateAndGet(time -> time.plus(Duration.ofDays(4000)));
            assertThat(servers.applyLifecycle()).isZero();
            assertThat(keys(servers)).containsExactly(bad.s3Key());
        });
    }

    private interface Use {
        void of(LocalServers servers, PhotoClient client, QueueDepths depths);
    }

    private void use(ServerSettings settings, Use use) {
        try (LocalServers servers = LocalServers.start(settings, clock)) {
            Map<String, String> environment = servers.environment(Map.of());
            try (var api = new Api(servers.access(), environment);
                    var workers = new Workers(servers.access(), servers.names(), servers.queues(), environment);
                    var depths = new QueueDepths(servers.access(), servers.queues())) {
                workers.start();
                use.of(servers, new PhotoClient(new Caller(api, OWNER)), depths);
            }
        }
    }

    private static Ticket upload(PhotoClient client, byte[] bytes) {
        Ticket ticket = client.ticket("rejected", "a.jpg", "image/jpeg", bytes.length);
        assertThat(client.put(ticket, bytes)).isEqualTo(200);
        return ticket;
    }

    private static List<String> keys(LocalServers servers) {
        try (S3Client s3 = servers.access().s3Client()) {
            return s3.listObjectsV2(list -> list.bucket(servers.names().photosBucket())).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }
}
