package io.shoebox.queue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Answers a batch of Lambda's SQS event source with the messages that are to stay on the queue (Lambda Developer Guide,
 * "Implementing partial batch responses": needs {@code ReportBatchItemFailures}).
 */
public final class LambdaQueue {
    private static final Logger LOG = LoggerFactory.getLogger(LambdaQueue.class);

    /** Of an invocation's time, for its answer and for making messages come back. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    /** Of the operating system: while one photo keeps a processor busy, the download of the next goes on. */
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("message-", 0).factory();

    private final MessageProcessor<?> processor;
    private final Options options;
    private final Visibility visibility;
    private final Pauses pauses;

    /**
     * How to go through a batch.
     *
     * @param parallelism how many messages are handled at once, at least 1
     * @param leastTime a message is not begun when the invocation has less time left: it is reported as failed, and
     *     another invocation takes it
     * @param mostPause how long a message that failed rests at most before its next try
     */
    record Options(int parallelism, Duration leastTime, Duration mostPause) {
        public Options {
            if (parallelism < 1) {
                throw new IllegalArgumentException("parallelism must be at least 1");
            }
        }
    }

    /** Messages that failed come back with the queue's own timeout, and all of a batch are begun. */
    public LambdaQueue(MessageProcessor<?> processor, int parallelism) {
        this(processor, new Options(parallelism, Duration.ZERO, Pauses.MOST), Visibility.OF_THE_QUEUE);
    }

    /**
     * Messages that failed come back soon.
     *
     * @param leastTime see {@link Options}
     */
    public LambdaQueue(
            MessageProcessor<?> processor, int parallelism, Duration leastTime, Retries retries, SqsClient sqs) {
        this(processor, new Options(parallelism, leastTime, retries.mostPause()), retries.visibility(sqs));
    }

    LambdaQueue(MessageProcessor<?> processor, Options options, Visibility visibility) {
        this(processor, options, visibility, new Random());
    }

    LambdaQueue(MessageProcessor<?> processor, Options options, Visibility visibility, RandomGenerator random) {
        this.processor = processor;
        this.options = options;
        this.visibility = visibility;
        pauses = new Pauses(options.mostPause(), random);
    }

    /** The same, with a change to how messages come back. */
    LambdaQueue with(UnaryOperator<Visibility> change) {
        return new LambdaQueue(processor, options, change.apply(visibility));
    }

    /** Handles each message of the batch, and names those that failed. */
    public SQSBatchResponse handle(SQSEvent batch) {
        return handle(batch, TimeLeft.UNLIMITED);
    }

    /** The same in an invocation that ends: names those that failed or were not begun. */
    public SQSBatchResponse handle(SQSEvent batch, TimeLeft time) {
        List<SQSMessage> messages = batch.getRecords() == null ? List.of() : batch.getRecords();
        List<Boolean> handled = time.equals(TimeLeft.UNLIMITED) && (options.parallelism() == 1 || messages.size() < 2)
                ? messages.stream().map(message -> processAlone(message, time)).toList()
                : processAtOnce(messages, time);
        var failures = new ArrayList<BatchItemFailure>();
        for (int i = 0; i < messages.size(); i++) {
            if (!handled.get(i)) {
                failures.add(new BatchItemFailure(messages.get(i).getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean processAlone(SQSMessage message, TimeLeft time) {
        processor.begin(1);
        return process(message, time, new HashSet<>());
    }

    /** What was announced ends here. */
    private boolean process(SQSMessage message, TimeLeft time, Set<String> begun) {
        begun.add(message.getMessageId());
        try {
            return process(message, time);
        } finally {
            processor.end();
        }
    }

    private boolean process(SQSMessage message, TimeLeft time) {
        LogFields.message(message.getMessageId());
        try {
            return begin(message, time);
        } finally {
            LogFields.endMessage();
        }
    }

    private boolean begin(SQSMessage message, TimeLeft time) {
        if (time.left().compareTo(options.leastTime()) < 0) {
            LOG.info("message {}: not begun, too little time is left", message.getMessageId());
            return comesBack(message, Duration.ZERO);
        }
        Received received = Received.of(message);
        return switch (processor.process(received, message.getBody())) {
            case DONE -> true;
            case AGAIN -> comesBack(message, pauses.after(received.receives()));
            case UNREADABLE -> comesBack(message, Duration.ZERO);
        };
    }

    /** Returns false: it is not handled. */
    private boolean comesBack(SQSMessage message, Duration pause) {
        visibility.comeBack(message, pause);
        return false;
    }

    /** What is not finished when the invocation is about to end is given up: else the whole batch would come again. */
    private List<Boolean> processAtOnce(List<SQSMessage> messages, TimeLeft time) {
        if (messages.isEmpty()) {
            return List.of();
        }
        int threads = Math.min(options.parallelism(), messages.size());
        Set<String> begun = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newFixedThreadPool(threads, THREADS);
        try {
            List<Callable<Boolean>> tasks = messages.stream()
                    .map(message -> (Callable<Boolean>) () -> process(message, time, begun))
                    .toList();
            processor.begin(messages.size());
            long most = time.left().minus(RESERVE).toMillis();
            List<Future<Boolean>> results = pool.invokeAll(tasks, Math.max(most, 0), TimeUnit.MILLISECONDS);
            var handled = new ArrayList<Boolean>();
            for (int i = 0; i < messages.size(); i++) {
                SQSMessage message = messages.get(i);
                Future<Boolean> result = results.get(i);
                handled.add(
                        result.isCancelled()
                                ? givenUp(message, begun.contains(message.getMessageId()))
                                : succeeded(result));
            }
            return handled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return messages.stream().map(message -> false).toList();
        } finally {
            // Not waited for: what hangs was interrupted, and ends by the timeouts of its own calls.
            pool.shutdownNow();
        }
    }

    private boolean givenUp(SQSMessage message, boolean begun) {
        if (!begun) {
            processor.end();
        }
        LOG.warn("message {}: given up, {}", message.getMessageId(), begun ? "it took all the time" : "never begun");
        return comesBack(message, begun ? pauses.after(Received.of(message).receives()) : Duration.ZERO);
    }

    private static boolean succeeded(Future<Boolean> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            // A fatal error of the JVM; a message's own faults never leave its processor.
            throw new IllegalStateException(e.getCause());
        }
    }
}
