package io.shoebox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.Api;
import io.shoebox.local.Caller;
import io.shoebox.local.LocalServers;
import io.shoebox.local.QueueDepths;
import io.shoebox.local.ServerSettings;
import io.shoebox.local.Workers;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.IdentityId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backlog of large photos, in a small JVM that runs servers and workers. */
final class MemoryIT {
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final LocalDateTime TAKEN_AT = LocalDateTime.of(2026, 3, 1, 10, 15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PHOTOS = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @Test
    void twoHundredPhotosOf12MegapixelsAtOnceInTheQueueFitInHalfAGigabyte() throws Exception {
        List<String> keys = fillTheQueue();

        try (LocalProcess process = LocalProcess.start(data, "-Xmx512m");
                Api api = process.api();
                var depths = new QueueDepths(process.access(), process.queues())) {
            var client = new PhotoClient(new Caller(api, OWNER));
            for (String key : keys) {
                assertThat(client.settled(key, PATIENCE).map(record -> record.text("status")))
                        .as("%s; %s", key, process.output())
                        .contains("READY");
            }
            assertThat(process.isAlive()).isTrue();
            assertThat(depths.whenIdle(PATIENCE)).isEqualTo(QueueDepths.Depths.EMPTY);
            assertThat(process.output()).noneMatch(line -> line.contains("OutOfMemoryError"));
        }
    }

    /** With nobody polling yet. */
    private List<String> fillTheQueue() {
        byte[] picture = SamplePhoto.jpeg(4032, 3024, 4, TAKEN_AT);
        try (LocalServers servers = LocalServers.start(ServerSettings.on(data));
                Api api = new Api(servers.access(), Workers.environment(servers.names(), servers.queues(), Map.of()));
                var depths = new QueueDepths(servers.access(), servers.queues())) {
            var client = new PhotoClient(new Caller(api, OWNER));
            List<String> keys = IntStream.range(0, PHOTOS)
                    .mapToObj(i -> put(client, SamplePhoto.variant(picture, i, TAKEN_AT)))
                    .toList();
            assertThat(depths.now().uploads()).isEqualTo(PHOTOS);
            return keys;
        }
    }

    private static String put(PhotoClient client, byte[] photo) {
        Ticket ticket = client.ticket("memory", "photo.jpg", "image/jpeg", photo.length);
        assertThat(client.put(ticket, photo)).isEqualTo(200);
        return ticket.s3Key();
    }
}
