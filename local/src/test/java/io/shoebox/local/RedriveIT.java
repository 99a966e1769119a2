package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.contract.QueueContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The redrive of both work queues, as the embedded servers are made; {@link QueueContract} has a queue of its own. */
final class RedriveIT {
    @Test
    void aMessageIsInTheDeadLetterQueueAfterFiveReceives() throws InterruptedException {
        ServerSettings settings = ServerSettings.inMemory().withVisibilityTimeout(Duration.ZERO);
        try (LocalServers servers = LocalServers.start(settings);
                SqsClient sqs = servers.access().sqsClient()) {
            assertRedriven(sqs, servers.queues().uploads(), servers.queues().uploadsDeadLetters());
            assertRedriven(sqs, servers.queues().thumbnails(), servers.queues().thumbnailsDeadLetters());
        }
    }

    private static void assertRedriven(SqsClient sqs, String queue, String deadLetters) throws InterruptedException {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("poison"));

        for (int times = 1; times <= Provision.MOST_RECEIVES; times++) {
            assertThat(receive(sqs, queue))
                    .as("receive %s", times)
                    .extracting(Message::attributes)
                    .extracting(attributes -> attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                    .containsExactly(Integer.toString(times));
        }
        assertThat(receive(sqs, queue)).isEmpty();
        assertThat(receive(sqs, deadLetters)).extracting(Message::body).containsExactly("poison");
    }

    private static List<Message> receive(SqsClient sqs, String queue) {
        return sqs.receiveMessage(receive -> receive.queueUrl(queue)
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }
}
