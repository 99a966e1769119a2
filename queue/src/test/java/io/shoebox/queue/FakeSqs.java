package io.shoebox.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** A queue without visibility timeouts: what is received is gone, unless a test looks at what was deleted or hidden. */
final class FakeSqs implements SqsClient {
    final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    final List<String> deleted = new CopyOnWriteArrayList<>();
    /** Each change of a message's visibility, as {@code id=seconds}, in their order. */
    final List<String> hidden = new CopyOnWriteArrayList<>();
    /** Ids of messages that cannot be hidden any more. */
    final Set<String> gone = ConcurrentHashMap.newKeySet();
    /** How many calls fail yet. */
    final AtomicInteger failures = new AtomicInteger();

    void send(String... ids) {
        for (String id : ids) {
            messages.add(Message.builder()
                    .messageId(id)
                    .receiptHandle("receipt of " + id)
                    .body("body of " + id)
                    .attributesWithStrings(Map.of("ApproximateReceiveCount", "1"))
                    .build());
        }
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        answer();
        var batch = new ArrayList<Message>();
        messages.drainTo(batch, request.maxNumberOfMessages());
        return ReceiveMessageResponse.builder().messages(batch).build();
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        request.entries().stream().map(DeleteMessageBatchRequestEntry::id).forEach(deleted::add);
        return DeleteMessageBatchResponse.builder().build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        answer();
        if (request.entries().size() > 10) {
            throw new IllegalArgumentException("SQS takes 10 at once");
        }
        var failed = new ArrayList<BatchResultErrorEntry>();
        request.entries().forEach(entry -> {
            if (gone.contains(entry.id())) {
                failed.add(BatchResultErrorEntry.builder().id(entry.id()).build());
            } else {
                hidden.add(entry.id() + "=" + entry.visibilityTimeout());
            }
        });
        return ChangeMessageVisibilityBatchResponse.builder().failed(failed).build();
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        hidden.add(request.receiptHandle().replace("receipt of ", "") + "=" + request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    private void answer() {
        if (failures.get() > 0) {
            failures.decrementAndGet();
            throw SdkClientException.create("connection refused");
        }
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
