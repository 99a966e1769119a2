package io.shoebox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.local.Provision;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * What the workers and those who poll for them rely on SQS for. Each test has a queue of its own. Over 200 lines since a contract is one
 * place on a server, which takes a while to make.
 */
public abstract class QueueContract extends ServerContract {
    private static final Duration MOST_WAIT = Duration.ofSeconds(10);

    @Test
    @Behaviour(
            name = "a message is in the dead-letter queue after the receives of its redrive policy",
            aws = "When ReceiveCount exceeds maxReceiveCount, SQS moves the message",
            page = "Using dead-letter queues in Amazon SQS")
    void redrive() {
        String dead = queue(Map.of());
        String queue = queue(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                        .formatted(attribute(dead, QueueAttributeName.QUEUE_ARN), Provision.MOST_RECEIVES)));
        send(queue, "poison");

        for (int times = 1; times <= Provision.MOST_RECEIVES; times++) {
            assertThat(receive(queue, 1)).as("receive %s", times).hasSize(1);
        }
        assertThat(receive(queue, 1)).isEmpty();
        assertThat(receive(dead, 1)).extracting(Message::body).containsExactly("poison");
    }

    @Test
    @Behaviour(
            name = "a message says how often it was received",
            aws = "ApproximateReceiveCount, across all queues",
            page = "ReceiveMessage (SQS API Reference)")
    void receiveCount() {
        String queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
        send(queue, "again");

        for (int times = 1; times <= 3; times++) {
            assertThat(receive(queue, 1))
                    .extracting(Message::attributes)
                    .extracting(attributes -> attributes.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                    .containsExactly(Integer.toString(times));
        }
    }

    @Test
    @Behaviour(
            name = "a message of a standard queue may name its group",
            aws = "MessageGroupId: by it, queues are fair; the order stays best effort",
            page = "Amazon SQS fair queues")
    void groups() {
        String queue = queue(Map.of());
        for (String group : List.of("us-east-1:00000000-0000-4000-8000-000000000001", "b")) {
            sqs().sendMessage(send -> send.queueUrl(queue).messageBody(group).messageGroupId(group));
        }

        assertThat(receive(queue, 1)).extracting(Message::body).hasSizeBetween(1, 2);
    }

    @Test
    @Behaviour(
            name = "a received message is hidden for the visibility timeout, and comes back",
            aws = "SQS prevents others from receiving it until the timeout expires",
            page = "Amazon SQS visibility timeout")
    void visibility() {
        String queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "5"));
        send(queue, "hidden");

        assertThat(receive(queue, 0)).hasSize(1);
        assertThat(receive(queue, 0)).isEmpty();
        assertThat(receive(queue, 20)).extracting(Message::body).containsExactly("hidden");
    }

    @Test
    @Behaviour(
            name = "messages that are deleted in a batch do not come back, others do",
            aws = "The result of each entry is told by its own",
            page = "DeleteMessageBatch (SQS API Reference)")
    void batchDelete() {
        String queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
        send(queue, "good");
        send(queue, "bad");
        Message good = receiveUntil(queue, "good");

        DeleteMessageBatchResponse response = sqs().deleteMessageBatch(delete -> delete.queueUrl(queue)
                .entries(DeleteMessageBatchRequestEntry.builder()
                        .id(good.messageId())
                        .receiptHandle(good.receiptHandle())
                        .build()));

        assertThat(response.failed()).isEmpty();
        assertThat(response.successful()).hasSize(1);
        for (int i = 0; i < 3; i++) {
            assertThat(receive(queue, 1)).extracting(Message::body).containsExactly("bad");
        }
    }

    @Test
    @Behaviour(
            name = "a long poll answers as soon as there is a message",
            aws = "Up to 20 s: the response comes when a message is available",
            page = "Amazon SQS short and long polling")
    void longPoll() {
        String queue = queue(Map.of());
        CompletableFuture<Void> sent = CompletableFuture.runAsync(
                () -> send(queue, "here"), CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
        long start = System.nanoTime();

        assertThat(receive(queue, 20)).extracting(Message::body).containsExactly("here");
        // That it took a second shows that the poll was there before the message.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), MOST_WAIT);
        sent.join();
    }

    @Test
    @Behaviour(
            name = "a long poll of an empty queue waits",
            aws = "An empty response is sent when the polling wait time expires",
            page = "Amazon SQS short and long polling")
    void emptyLongPoll() {
        String queue = queue(Map.of());
        long start = System.nanoTime();

        assertThat(receive(queue, 1)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900), MOST_WAIT);
    }

    @Test
    @Behaviour(
            name = "a receive hands out at most ten messages, each once",
            aws = "MaxNumberOfMessages: 1 to 10",
            page = "ReceiveMessage (SQS API Reference)")
    void tenAtMost() {
        String queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60"));
        IntStream.range(0, 12).forEach(i -> send(queue, "m" + i));
        Set<String> bodies = new HashSet<>();

        for (List<Message> some = receive(queue, 0); !some.isEmpty(); some = receive(queue, 0)) {
            assertThat(some).hasSizeLessThanOrEqualTo(10);
            some.forEach(message -> assertThat(bodies.add(message.body())).isTrue());
        }
        assertThat(bodies).hasSize(12);
    }

    @Test
    @Behaviour(
            name = "a queue keeps its attributes",
            aws = "VisibilityTimeout, RedrivePolicy and QueueArn are told as they are set",
            page = "GetQueueAttributes (SQS API Reference)")
    void attributes() {
        String redrive = attribute(queues().uploads(), QueueAttributeName.REDRIVE_POLICY);

        assertThat(attribute(queues().uploads(), QueueAttributeName.VISIBILITY_TIMEOUT))
                .isEqualTo("120");
        assertThat(redrive)
                .contains(attribute(queues().uploadsDeadLetters(), QueueAttributeName.QUEUE_ARN))
                .containsPattern("\"maxReceiveCount\"\\s*:\\s*\"?5\"?");
        assertThat(attribute(queues().uploads(), QueueAttributeName.QUEUE_ARN))
                .matches("arn:aws:sqs:us-east-1:[0-9]{12}:" + names().uploadsQueue());
    }

    @Test
    @Behaviour(
            name = "depths count hidden messages apart",
            aws = "ApproximateNumberOfMessages and ApproximateNumberOfMessagesNotVisible",
            page = "GetQueueAttributes (SQS API Reference)")
    void depths() {
        String queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60"));
        send(queue, "one");
        send(queue, "two");
        sqs().receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(1));

        assertThat(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("1");
        assertThat(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("1");
    }

    @Test
    @Behaviour(
            name = "a body comes as it was sent",
            aws = "XML, JSON and unformatted text of the Unicode characters that are listed",
            page = "SendMessage (SQS API Reference)")
    void bodies() {
        String queue = queue(Map.of());
        String body = "{\"key\":\"a+b%20 ü 写真 & <x> \\\"q\\\"\"}\n";
        send(queue, body);

        assertThat(receive(queue, 1)).extracting(Message::body).containsExactly(body);
    }

    @Test
    @Behaviour(
            name = "the URL of a queue that is not there is told to be unknown",
            aws = "QueueDoesNotExist",
            page = "GetQueueUrl (SQS API Reference)")
    void noQueue() {
        assertThatExceptionOfType(QueueDoesNotExistException.class)
                .isThrownBy(() -> sqs().getQueueUrl(get -> get.queueName("none-" + UUID.randomUUID())));
    }

    private String attribute(String queue, QueueAttributeName name) {
        return sqs().getQueueAttributes(get -> get.queueUrl(queue).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    private void send(String queue, String body) {
        sqs().sendMessage(send -> send.queueUrl(queue).messageBody(body));
    }

    private List<Message> receive(String queue, int seconds) {
        return sqs().receiveMessage(receive -> receive.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(seconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }

    /** Where nothing is hidden, a receive may hand out any. */
    private Message receiveUntil(String queue, String body) {
        return IntStream.range(0, 10)
                .mapToObj(i -> receive(queue, 1))
                .flatMap(List::stream)
                .filter(message -> message.body().equals(body))
                .findFirst()
                .orElseThrow();
    }
}
