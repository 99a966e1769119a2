package io.shoebox.queue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The long-running twin of Lambda's SQS event source: receives a batch, hands it to the function, deletes what did not
 * fail. What failed becomes visible again after the queue's visibility timeout, and after the queue's receive count goes
 * to its dead-letter queue.
 */
public final class QueuePoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(250);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(8);

    private final SqsClient sqs;
    private final String queueUrl;
    private final Function<SQSEvent, SQSBatchResponse> function;
    private final Options options;
    private final Gate gate;
    private final Outage outage;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /**
     * How to poll.
     *
     * @param batchSize the most messages a batch, 1 to 10
     * @param longPoll how long a receive waits for a message, up to 20 s; closing takes as long at the most
     * @param concurrency how many batches are handled at once
     */
    public record Options(int batchSize, Duration longPoll, int concurrency) {
        public Options {
            if (batchSize < 1 || batchSize > 10) {
                throw new IllegalArgumentException("SQS hands out batches of 1 to 10, not " + batchSize);
            }
            if (longPoll.isNegative() || longPoll.compareTo(Duration.ofSeconds(20)) > 0) {
                throw new IllegalArgumentException("SQS waits 0 to 20 seconds, not " + longPoll.toSeconds());
            }
            if (concurrency < 1) {
                throw new IllegalArgumentException("concurrency must be at least 1");
            }
        }
    }

    /** Says whether the poller may take messages, and hears what it did. Called by each of its threads. */
    public interface Gate {
        /** Lets everything through. */
        Gate OPEN = new Gate() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void done(int messages) {}
        };

        /** Asked before each receive; must answer soon and throw nothing. */
        boolean isOpen();

        /** So many messages were handled and have left the queue. */
        void done(int messages);
    }

    public QueuePoller(SqsClient sqs, String queueUrl, Function<SQSEvent, SQSBatchResponse> function, Options options) {
        this(sqs, queueUrl, function, options, Gate.OPEN);
    }

    public QueuePoller(
            SqsClient sqs, String queueUrl, Function<SQSEvent, SQSBatchResponse> function, Options options, Gate gate) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.function = function;
        this.options = options;
        this.gate = gate;
        outage = new Outage(queueUrl);
    }

    /** Polls on threads of its own until it is closed. */
    public QueuePoller start() {
        String name = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
        for (int i = 0; i < options.concurrency(); i++) {
            threads.add(Thread.ofPlatform().name("poll-" + name + "-" + i).start(this::pollUntilClosed));
        }
        return this;
    }

    /**
     * Receives and handles one batch.
     *
     * @return how many messages it had
     */
    public int pollOnce() {
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(options.batchSize())
                        .waitTimeSeconds((int) options.longPoll().toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        if (!messages.isEmpty()) {
            delete(handled(messages));
        }
        return messages.size();
    }

    /** Ends polling; a batch that is being handled is finished first. */
    @Override
    public void close() {
        closing.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pollUntilClosed() {
        Duration pause = LEAST_PAUSE;
        while (closing.getCount() > 0) {
            try {
                if (!gate.isOpen()) {
                    rest(LEAST_PAUSE);
                    continue;
                }
                pollOnce();
                pause = LEAST_PAUSE;
                outage.worked();
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                // Whatever happens to one batch, the queue goes on being polled.
                if (closing.getCount() > 0) {
                    outage.failed(e);
                    pause = pauseFor(pause);
                }
            }
        }
    }

    /** Waits, unless closing begins. */
    private void rest(Duration pause) {
        try {
            var _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Waits, unless closing begins; returns the next, longer pause. */
    private Duration pauseFor(Duration pause) {
        rest(pause);
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(MOST_PAUSE) < 0 ? longer : MOST_PAUSE;
    }

    /** The messages that may leave the queue; none where the function as a whole failed. */
    private List<Message> handled(List<Message> messages) {
        var batch = new SQSEvent();
        batch.setRecords(messages.stream().map(QueuePoller::toLambda).toList());
        SQSBatchResponse response;
        try {
            response = function.apply(batch);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.error("a batch of {} from {} failed as a whole", messages.size(), queueUrl, e);
            return List.of();
        }
        Set<String> failed = response.getBatchItemFailures() == null
                ? Set.of()
                : response.getBatchItemFailures().stream()
                        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                        .collect(Collectors.toUnmodifiableSet());
        return messages.stream().filter(m -> !failed.contains(m.messageId())).toList();
    }

    private void delete(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var failed = sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl)
                        .entries(messages.stream()
                                .map(m -> DeleteMessageBatchRequestEntry.builder()
                                        .id(m.messageId())
                                        .receiptHandle(m.receiptHandle())
                                        .build())
                                .toList()))
                .failed();
        gate.done(messages.size() - failed.size());
        if (!failed.isEmpty()) {
            LOG.warn("{} handled messages could not be deleted and will come again", failed.size());
        }
    }

    private static SQSMessage toLambda(Message message) {
        var result = new SQSMessage();
        result.setMessageId(message.messageId());
        result.setReceiptHandle(message.receiptHandle());
        result.setBody(message.body());
        result.setMd5OfBody(message.md5OfBody());
        result.setAttributes(message.attributesAsStrings());
        result.setEventSource("aws:sqs");
        return result;
    }
}
