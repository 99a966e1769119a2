package io.shoebox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.shoebox.local.Eventually;
import io.shoebox.local.ServerAccess;
import io.shoebox.queue.QueuePoller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the functions rely on for batches. Where the server has no functions that could be ours, {@link QueuePoller}
 * stands in for Lambda's event source, as it does in local mode.
 */
public abstract class BatchContract extends ServerContract {
    private static final int RECEIVES = 3;
    /** Each of which takes a visibility timeout of 3 s: handled messages are deleted within it on a busy machine too. */
    private static final Duration MOST_WAIT = Duration.ofMinutes(1);

    /**
     * Begins to hand the queue's messages to a function.
     *
     * @return what ends it
     */
    protected AutoCloseable source(ServerAccess access, String queueUrl, Function<SQSEvent, SQSBatchResponse> function)
            throws Exception {
        return new QueuePoller(sqs(), queueUrl, function, new QueuePoller.Options(10, Duration.ofSeconds(1), 1))
                .start();
    }

    @Test
    @Behaviour(
            name = "of a batch only the messages that failed come back, in the end as dead letters",
            aws = "ReportBatchItemFailures: only the failed messages become visible again",
            page = "Handling errors for an SQS event source in Lambda")
    void partialFailures() throws Exception {
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        String dead = queue(Map.of());
        String queue = work(dead);
        List.of("a", "bad", "b", "c").forEach(body -> send(queue, body));

        try (AutoCloseable source = source(access(), queue, batch -> failingOnBad(batch, handled))) {
            Eventually.holds(MOST_WAIT, () -> depth(dead) == 1);
            assertThat(source).isNotNull();
        }

        assertThat(handled).containsExactlyInAnyOrder("a", "b", "c", "bad", "bad", "bad");
        assertThat(sqs().receiveMessage(receive -> receive.queueUrl(dead)).messages())
                .extracting(Message::body)
                .containsExactly("bad");
        assertThat(depth(queue)).isZero();
    }

    private static SQSBatchResponse failingOnBad(SQSEvent batch, Queue<String> handled) {
        List<SQSMessage> messages = batch.getRecords();
        messages.forEach(message -> handled.add(message.getBody()));
        return new SQSBatchResponse(messages.stream()
                .filter(message -> message.getBody().equals("bad"))
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList());
    }

    @Test
    @Behaviour(
            name = "a batch whose function fails comes back as a whole",
            aws = "All messages in that batch become visible in the queue again",
            page = "Handling errors for an SQS event source in Lambda")
    void failedBatch() throws Exception {
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        String queue = work(queue(Map.of()));
        var failed = new AtomicBoolean();
        send(queue, "again");

        try (AutoCloseable source = source(access(), queue, batch -> {
            batch.getRecords().forEach(message -> handled.add(message.getBody()));
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("a failure that the test wants");
            }
            return new SQSBatchResponse(List.of());
        })) {
            Eventually.holds(
                    MOST_WAIT, () -> handled.stream().filter("again"::equals).count() == 2);
            Eventually.holds(() -> depth(queue) == 0);
            assertThat(source).isNotNull();
        }
    }

    private String work(String dead) {
        return queue(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "3",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                        .formatted(attributes(dead).get(QueueAttributeName.QUEUE_ARN), RECEIVES)));
    }

    private void send(String queue, String body) {
        sqs().sendMessage(send -> send.queueUrl(queue).messageBody(body));
    }

    /** Hidden ones too. */
    private int depth(String queue) {
        Map<QueueAttributeName, String> attributes = attributes(queue);
        return Integer.parseInt(attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"))
                + Integer.parseInt(
                        attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"));
    }

    private Map<QueueAttributeName, String> attributes(String queue) {
        return sqs().getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }
}
