package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.PhotoClient.Ticket;
import io.shoebox.model.IdentityId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queue's side of at-least-once, with the handlers that Lambda runs and polling step by step. */
final class PoisonMessageIT {
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final String POISON = "{\"order\":17}";
    private static final int RECEIVES = 5;

    @Test
    void aPoisonMessageAmongTenEndsInTheDeadLetterQueueAndTheNineOthersAreDoneOnce() {
        ServerSettings settings = ServerSettings.inMemory().withVisibilityTimeout(Duration.ofSeconds(1));
        try (LocalServers servers = LocalServers.start(settings);
                SqsClient sqs = servers.access().sqsClient();
                var depths = new QueueDepths(servers.access(), servers.queues())) {
            Map<String, String> environment = Workers.environment(servers.names(), servers.queues(), Map.of());
            try (Api api = new Api(servers.access(), environment);
                    Workers workers = new Workers(servers.access(), servers.names(), servers.queues(), environment)) {
                var client = new PhotoClient(new Caller(api, OWNER));
                byte[] photo = HostileFiles.goodJpeg();
                List<Ticket> tickets = IntStream.range(0, 9)
                        .mapToObj(i -> client.ticket("redrive", i + ".jpg", "image/jpeg", photo.length))
                        .toList();
                tickets.forEach(ticket -> assertThat(client.put(ticket, photo)).isEqualTo(200));
                sqs.sendMessage(
                        send -> send.queueUrl(servers.queues().uploads()).messageBody(POISON));

                int received = 0;
                while (received < 10) {
                    received += workers.pollUploadsOnce();
                }

                assertThat(depths.now()).isEqualTo(new QueueDepths.Depths(1, 0, 9, 0));
                assertThat(tickets)
                        .allSatisfy(ticket -> assertThat(client.record(ticket.s3Key())
                                        .orElseThrow()
                                        .text("status"))
                                .isEqualTo("REGISTERED"));

                for (int receive = 2; receive <= RECEIVES; receive++) {
                    assertThat(pollUntilReceived(workers))
                            .as("receive %d", receive)
                            .isOne();
                }
                assertThat(deadLetters(sqs, servers, workers))
                        .extracting(Message::body)
                        .containsExactly(POISON);

                assertThat(depths.now().thumbnails()).isEqualTo(9);
                assertThat(photoCount(api)).isEqualTo(9L);
            }
        }
    }

    /** The message comes back when its second of invisibility is over; each poll waits up to a second. */
    private static int pollUntilReceived(Workers workers) {
        return IntStream.range(0, 10)
                .map(i -> workers.pollUploadsOnce())
                .filter(count -> count > 0)
                .findFirst()
                .orElse(0);
    }

    /** SQS moves a message when it would be received once more. */
    private static List<Message> deadLetters(SqsClient sqs, LocalServers servers, Workers workers) {
        for (int i = 0; i < 10; i++) {
            assertThat(workers.pollUploadsOnce()).isZero();
            List<Message> messages = sqs.receiveMessage(
                            receive -> receive.queueUrl(servers.queues().uploadsDeadLetters())
                                    .waitTimeSeconds(1))
                    .messages();
            if (!messages.isEmpty()) {
                return messages;
            }
        }
        return List.of();
    }

    private static long photoCount(Api api) {
        return new Caller(api, OWNER)
                .call("listMyCollections", Map.of())
                .orElseThrow()
                .list("items")
                .getFirst()
                .number("photoCount");
    }
}
