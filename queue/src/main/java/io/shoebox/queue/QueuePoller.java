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
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The long-running twin of Lambda's SQS event source: receives a batch, hands it to the function, deletes what did not
 * fail. What failed becomes visible again when the function said, or after its visibility timeout, and after the queue's
 * receive count goes to its dead-letter queue. What it has in hand stays hidden ({@link Heartbeat}).
 */
public final class QueuePoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(250);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(8);
    /** For threads that were interrupted. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final SourceQueue queue;
    private final Batches function;
    private final Options options;
    private final Gate gate;
    private final Outage outage;
    private final Heartbeat heartbeat;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** Handles a batch. */
    private interface Batches {
        SQSBatchResponse handle(SQSEvent batch, TimeLeft time);
    }

    /**
     * How to poll.
     *
     * @param batchSize the most messages a batch, 1 to 10
     * @param longPoll how long a receive waits for a message, up to 20 s; closing takes as long at the most
     * @param concurrency how many batches are handled at once
     * @param hidden how long a message is hidden when it is received, and again and again while it is in hand; zero leaves
     *     it to the queue, and hides nothing again
     */
    public record Options(int batchSize, Duration longPoll, int concurrency, Duration hidden) {
        public Options {
            if (batchSize < 1 || batchSize > SourceQueue.MOST_TOGETHER) {
                throw new IllegalArgumentException("SQS hands out batches of 1 to 10, not " + batchSize);
            }
            if (longPoll.isNegative() || longPoll.compareTo(Duration.ofSeconds(20)) > 0) {
                throw new IllegalArgumentException("SQS waits 0 to 20 seconds, not " + longPoll.toSeconds());
            }
            if (concurrency < 1) {
                throw new IllegalArgumentException("concurrency must be at least 1");
            }
            if (hidden.isNegative() || hidden.compareTo(Duration.ofHours(12)) > 0) {
                throw new IllegalArgumentException("SQS hides messages for at most 12 hours, not " + hidden);
            }
        }

        /** As the queue hides messages. */
        public Options(int batchSize, Duration longPoll, int concurrency) {
            this(batchSize, longPoll, concurrency, Duration.ZERO);
        }

        boolean keepsHidden() {
            return hidden.toSeconds() > 0;
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

        /** Asked before each receive, and before what it brought is begun; must answer soon and throw nothing. */
        boolean isOpen();

        /** So many messages are in hand from now on. */
        default void received(int messages) {}

        /** So many messages were handled and have left the queue. */
        void done(int messages);

        /** So many messages are not in hand any more, and stay on the queue. */
        default void returned(int messages) {}
    }

    public QueuePoller(SqsClient sqs, String queueUrl, Function<SQSEvent, SQSBatchResponse> function, Options options) {
        this(sqs, queueUrl, function, options, Gate.OPEN);
    }

    public QueuePoller(
            SqsClient sqs, String queueUrl, Function<SQSEvent, SQSBatchResponse> function, Options options, Gate gate) {
        queue = new SourceQueue(sqs, queueUrl);
        this.function = (batch, time) -> function.apply(batch);
        this.options = options;
        this.gate = gate;
        outage = new Outage(queueUrl);
        heartbeat = new Heartbeat(queue, options.hidden(), System::nanoTime);
    }

    /** Lets go of messages that are to come back, and begins none of a batch when it is stopped. */
    public QueuePoller(SqsClient sqs, String queueUrl, LambdaQueue function, Options options, Gate gate) {
        queue = new SourceQueue(sqs, queueUrl);
        this.options = options;
        this.gate = gate;
        outage = new Outage(queueUrl);
        heartbeat = new Heartbeat(queue, options.hidden(), System::nanoTime);
        this.function = function.with(heartbeat::before)::handle;
    }

    /** Polls on threads of its own until it is closed. */
    public QueuePoller start() {
        String name = queue.url().substring(queue.url().lastIndexOf('/') + 1);
        heartbeat.start();
        for (int i = 0; i < options.concurrency(); i++) {
            threads.add(Thread.ofPlatform().name("poll-" + name + "-" + i).start(this::pollUntilClosed));
        }
        return this;
    }

    /** Whether all its threads take messages, as far as the queue answers. */
    public boolean isPolling() {
        return isAlive() && !isClosing() && !outage.isOngoing();
    }

    /** Whether its threads run. */
    public boolean isAlive() {
        return !threads.isEmpty() && threads.stream().allMatch(Thread::isAlive);
    }

    /**
     * Receives and handles one batch.
     *
     * @return how many messages it had
     */
    public int pollOnce() {
        return poll(() -> true);
    }

    /** Hides anew what is in hand, as its own thread does now and then. */
    void beat() {
        heartbeat.beat();
    }

    private int poll(BooleanSupplier mayBegin) {
        List<SQSMessage> messages = queue.receive(options);
        if (messages.isEmpty()) {
            return 0;
        }
        gate.received(messages.size());
        int done = 0;
        try {
            if (mayBegin.getAsBoolean()) {
                heartbeat.hold(messages);
                done = handle(messages);
            } else {
                queue.giveBack(messages);
            }
        } finally {
            gate.returned(messages.size() - done);
        }
        return messages.size();
    }

    /** Returns how many have left the queue. */
    private int handle(List<SQSMessage> messages) {
        List<SQSMessage> handled;
        try {
            Set<String> wellDone = handled(messages);
            handled = messages.stream()
                    .filter(message -> wellDone.contains(message.getMessageId()))
                    .filter(heartbeat::release)
                    .toList();
        } finally {
            messages.forEach(heartbeat::release);
        }
        if (handled.isEmpty()) {
            return 0;
        }
        int failed = queue.delete(handled).size();
        int done = handled.size() - failed;
        gate.done(done);
        if (failed > 0) {
            LOG.warn("{} handled messages could not be deleted and will come again", failed);
        }
        return done;
    }

    /** Ends polling; what is being handled is finished first. */
    @Override
    public void close() {
        stop(Duration.ofDays(1));
    }

    /**
     * Takes no more messages, gives back what is not begun, and lets the rest be finished; what is not finished in time is
     * given back too.
     *
     * @return whether everything that was begun is finished
     */
    public boolean stop(Duration grace) {
        closing.countDown();
        long end = System.nanoTime() + grace.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(end - System.nanoTime(), 1)));
            }
            List<SQSMessage> left = heartbeat.releaseAll();
            if (!left.isEmpty()) {
                LOG.warn(
                        "{} messages of {} took longer than {} s to finish",
                        left.size(),
                        queue.url(),
                        grace.toSeconds());
                queue.giveBack(left);
            }
            for (Thread thread : threads) {
                thread.interrupt();
                thread.join(LAST_WORDS);
            }
            return left.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            heartbeat.close();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pollUntilClosed() {
        Duration pause = LEAST_PAUSE;
        while (!isClosing()) {
            try {
                if (!gate.isOpen()) {
                    rest(LEAST_PAUSE);
                    continue;
                }
                poll(() -> !isClosing() && gate.isOpen());
                pause = LEAST_PAUSE;
                outage.worked();
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                // Whatever happens to one batch, the queue goes on being polled.
                if (!isClosing()) {
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

    /** The ids of messages that may leave the queue; none where the function as a whole failed. */
    private Set<String> handled(List<SQSMessage> messages) {
        var batch = new SQSEvent();
        batch.setRecords(messages);
        SQSBatchResponse response;
        try {
            response = function.handle(batch, () -> isClosing() ? Duration.ZERO : TimeLeft.UNLIMITED.left());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.error("a batch of {} from {} failed as a whole", messages.size(), queue.url(), e);
            return Set.of();
        }
        Set<String> failed = response.getBatchItemFailures() == null
                ? Set.of()
                : response.getBatchItemFailures().stream()
                        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                        .collect(Collectors.toUnmodifiableSet());
        return messages.stream()
                .map(SQSMessage::getMessageId)
                .filter(id -> !failed.contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }
}
