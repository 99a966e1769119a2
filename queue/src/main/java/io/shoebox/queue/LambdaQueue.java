package io.shoebox.queue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Answers a batch of Lambda's SQS event source with the messages that are to stay on the queue (Lambda Developer Guide,
 * "Implementing partial batch responses": needs {@code ReportBatchItemFailures}).
 */
public final class LambdaQueue {
    private final MessageProcessor<?> processor;
    private final int parallelism;

    /**
     * Wires a processor to batches.
     *
     * @param parallelism how many messages of a batch are handled at once, at least 1
     */
    public LambdaQueue(MessageProcessor<?> processor, int parallelism) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1");
        }
        this.processor = processor;
        this.parallelism = parallelism;
    }

    /** Handles each message of the batch, and names those that failed. */
    public SQSBatchResponse handle(SQSEvent batch) {
        List<SQSMessage> messages = batch.getRecords() == null ? List.of() : batch.getRecords();
        List<Boolean> handled = parallelism == 1 || messages.size() < 2
                ? messages.stream().map(this::process).toList()
                : processAtOnce(messages);
        var failures = new ArrayList<BatchItemFailure>();
        for (int i = 0; i < messages.size(); i++) {
            if (!handled.get(i)) {
                failures.add(new BatchItemFailure(messages.get(i).getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean process(SQSMessage message) {
        return processor.process(message.getMessageId(), message.getBody());
    }

    private List<Boolean> processAtOnce(List<SQSMessage> messages) {
        int threads = Math.min(parallelism, messages.size());
        try (var pool = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            List<Callable<Boolean>> tasks = messages.stream()
                    .map(message -> (Callable<Boolean>) () -> process(message))
                    .toList();
            return pool.invokeAll(tasks).stream().map(LambdaQueue::succeeded).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return messages.stream().map(message -> false).toList();
        }
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
