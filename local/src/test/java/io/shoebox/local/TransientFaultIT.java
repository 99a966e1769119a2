package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S3 and DynamoDB answer 500 for a while: everything stays on its queue until they are well. */
final class TransientFaultIT {
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final int PHOTOS = 5;
    private static final int MOST_POLLS = 20;

    private final LocalServers servers =
            LocalServers.start(ServerSettings.inMemory().withVisibilityTimeout(Duration.ofSeconds(1)));
    private final FaultyProxy s3 = new FaultyProxy(servers.access().s3());
    private final FaultyProxy dynamo = new FaultyProxy(servers.access().dynamo());
    private final Map<String, String> environment = Workers.environment(servers.names(), servers.queues(), Map.of());
    private final Api api = new Api(servers.access(), environment);
    private final Workers workers = new Workers(
            servers.access().through(s3.endpoint(), dynamo.endpoint()), servers.names(), servers.queues(), environment);
    private final QueueDepths depths = new QueueDepths(servers.access(), servers.queues());
    private final PhotoClient client = new PhotoClient(new Caller(api, OWNER));

    @SuppressWarnings("NullAway.Init")
    private List<Ticket> tickets;

    @BeforeEach
    void upload() {
        byte[] photo = HostileFiles.goodJpeg();
        tickets = IntStream.range(0, PHOTOS)
                .mapToObj(i -> client.ticket("faults", i + ".jpg", "image/jpeg", photo.length))
                .toList();
        tickets.forEach(ticket -> assertThat(client.put(ticket, photo)).isEqualTo(200));
    }

    @AfterEach
    void stop() {
        try (servers;
                s3;
                dynamo;
                api;
                depths) {
            workers.close();
        }
    }

    @Test
    void nothingIsLostWhileS3IsIllDuringIngest() {
        s3.fail();
        drain(workers::pollUploadsOnce, PHOTOS);
        assertThat(s3.refused()).isPositive();
        assertThat(depths.now()).isEqualTo(new QueueDepths.Depths(PHOTOS, 0, 0, 0));

        s3.heal();
        everythingBecomesReady();
    }

    @Test
    void nothingIsLostWhileDynamoDbIsIllDuringIngest() {
        dynamo.fail();
        drain(workers::pollUploadsOnce, PHOTOS);
        assertThat(dynamo.refused()).isPositive();
        assertThat(depths.now()).isEqualTo(new QueueDepths.Depths(PHOTOS, 0, 0, 0));

        dynamo.heal();
        everythingBecomesReady();
    }

    @Test
    void nothingIsLostOrHalfDoneWhileThumbnailsCannotBeStored() {
        drain(workers::pollUploadsOnce, PHOTOS);
        s3.fail("PUT");
        drain(workers::pollThumbnailsOnce, PHOTOS);
        assertThat(s3.refused()).isPositive();
        assertThat(tickets).allSatisfy(ticket -> assertThat(status(ticket)).isEqualTo("REGISTERED"));
        assertThat(depths.now()).isEqualTo(new QueueDepths.Depths(0, 0, PHOTOS, 0));

        s3.heal();
        everythingBecomesReady();
    }

    @Test
    void nothingIsLostWhileTheRowCannotBeMadeReady() {
        drain(workers::pollUploadsOnce, PHOTOS);
        dynamo.fail();
        drain(workers::pollThumbnailsOnce, PHOTOS);
        assertThat(depths.now()).isEqualTo(new QueueDepths.Depths(0, 0, PHOTOS, 0));

        dynamo.heal();
        everythingBecomesReady();
    }

    private void everythingBecomesReady() {
        for (int i = 0; i < MOST_POLLS && !depths.now().isIdle(); i++) {
            workers.pollUploadsOnce();
            workers.pollThumbnailsOnce();
        }
        assertThat(depths.now()).isEqualTo(QueueDepths.Depths.EMPTY);
        assertThat(tickets).allSatisfy(ticket -> assertThat(status(ticket)).isEqualTo("READY"));
    }

    /** Polls until as many messages were received; each poll waits up to a second for one. */
    private static void drain(IntSupplier poll, int messages) {
        int received = 0;
        for (int i = 0; i < MOST_POLLS && received < messages; i++) {
            received += poll.getAsInt();
        }
        assertThat(received).isGreaterThanOrEqualTo(messages);
    }

    private String status(Ticket ticket) {
        return client.record(ticket.s3Key()).orElseThrow().text("status");
    }
}
