package io.shoebox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.Api;
import io.shoebox.local.Caller;
import io.shoebox.local.Eventually;
import io.shoebox.local.HostileFiles;
import io.shoebox.local.QueueDepths;
import io.shoebox.local.Workers;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;

/** The handlers that Lambda runs, polled step by step, on the server. Each test has an owner of its own. */
@SuppressWarnings("NullAway.Init") // set before each test
public abstract class PipelineContract extends ServerContract {
    private static final String POISON = "{\"order\":17}";
    private static final int RECEIVES = 5;
    private static final int PHOTOS = 9;
    private static final int MOST_POLLS = 100;

    private Api api;
    private Workers workers;
    private QueueDepths depths;
    private Caller caller;
    private PhotoClient client;

    /** Long enough for a batch on a busy machine: what comes back sooner would be counted again. */
    @Override
    final Duration visibilityTimeout() {
        return Duration.ofSeconds(5);
    }

    @BeforeEach
    final void begin() {
        Map<String, String> environment = Workers.environment(names(), queues(), Map.of());
        api = new Api(access(), environment);
        workers = new Workers(access(), names(), queues(), environment);
        depths = new QueueDepths(access(), queues());
        caller = new Caller(api, new IdentityId("us-east-1:" + UUID.randomUUID()));
        client = new PhotoClient(caller);
        // S3's test event, where there is one, and what an earlier test has left.
        empty(queues().uploads());
        empty(queues().thumbnails());
        empty(queues().uploadsDeadLetters());
    }

    @AfterEach
    final void end() {
        depths.close();
        workers.close();
        api.close();
    }

    @Test
    @Behaviour(
            name = "a photo goes from its ticket to READY",
            aws = "S3 sends the event to the queue; the rest is Shoebox's own",
            page = "Amazon S3 Event Notifications")
    void ready() {
        Ticket ticket = upload("ready.jpg");

        assertThat(statusAfterPolling(ticket, "READY")).isEqualTo("READY");
        assertThat(thumbnails(ticket)).isNotEmpty();
        assertThat(depths.now()).isEqualTo(QueueDepths.Depths.EMPTY);
    }

    @Test
    @Behaviour(
            name = "a deleted photo loses its record and its thumbnails",
            aws = "The event of the delete has a greater sequencer than that of the PUT",
            page = "Event message structure")
    void deleted() {
        Ticket ticket = upload("deleted.jpg");
        assertThat(statusAfterPolling(ticket, "READY")).isEqualTo("READY");

        caller.call("deletePhoto", Map.of("s3Key", ticket.s3Key()));

        assertThat(statusAfterPolling(ticket, ""))
                .as("the record of a deleted photo")
                .isEmpty();
        assertThat(thumbnails(ticket)).isEmpty();
    }

    @Test
    @Behaviour(
            name = "a poison message among ten ends in the dead-letter queue, the nine others are done once",
            aws = "Messages that are not deleted come back, and move after maxReceiveCount receives",
            page = "Using dead-letter queues in Amazon SQS")
    void poison() throws InterruptedException {
        List<Ticket> tickets =
                IntStream.range(0, PHOTOS).mapToObj(i -> upload(i + ".jpg")).toList();
        sqs().sendMessage(send -> send.queueUrl(queues().uploads()).messageBody(POISON));
        Eventually.holds(() -> depths.now().uploads() == PHOTOS + 1);

        int received = 0;
        for (int i = 0; i < MOST_POLLS && depths.now().uploadsDead() == 0; i++) {
            received += workers.pollUploadsOnce();
        }

        assertThat(received).isEqualTo(PHOTOS + RECEIVES);
        assertThat(depths.now()).isEqualTo(new QueueDepths.Depths(0, 1, PHOTOS, 0));
        assertThat(tickets).allSatisfy(ticket -> assertThat(status(ticket)).isEqualTo("REGISTERED"));
        assertThat(caller.call("listMyCollections", Map.of())
                        .orElseThrow()
                        .list("items")
                        .getFirst()
                        .number("photoCount"))
                .isEqualTo(PHOTOS);
        assertThat(empty(queues().uploadsDeadLetters())).containsExactly(POISON);
    }

    private Ticket upload(String name) {
        byte[] photo = HostileFiles.goodJpeg();
        Ticket ticket = client.ticket("contract", name, "image/jpeg", photo.length);
        assertThat(client.put(ticket, photo)).isEqualTo(200);
        return ticket;
    }

    private String statusAfterPolling(Ticket ticket, String wanted) {
        for (int i = 0; i < MOST_POLLS && !status(ticket).equals(wanted); i++) {
            workers.pollUploadsOnce();
            workers.pollThumbnailsOnce();
        }
        return status(ticket);
    }

    private String status(Ticket ticket) {
        return client.record(ticket.s3Key())
                .map(record -> record.text("status"))
                .orElse("");
    }

    private List<String> thumbnails(Ticket ticket) {
        return s3()
                .listObjectsV2(list -> list.bucket(names().thumbnailsBucket()).prefix(ticket.s3Key()))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** Takes all that is visible. */
    private List<String> empty(String queue) {
        List<String> bodies = new ArrayList<>();
        for (List<Message> some = receive(queue); !some.isEmpty(); some = receive(queue)) {
            for (Message message : some) {
                bodies.add(message.body());
                sqs().deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        }
        return bodies;
    }

    private List<Message> receive(String queue) {
        return sqs().receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                .messages();
    }
}
