package io.shoebox.operations.reconcile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Queues as SQS has them, in memory; what is received stays hidden. */
final class FakeQueues implements SqsClient {
    private final Map<String, Deque<String>> queues = new HashMap<>();
    private final Map<String, String> hidden = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private int number;

    Deque<String> queue(String url) {
        return queues.computeIfAbsent(url, name -> new ArrayDeque<>());
    }

    /** From now on this queue takes nothing. */
    void breakDown(String url) {
        broken.add(url);
    }

    /** Messages that were received and not deleted. */
    List<String> hidden() {
        return List.copyOf(hidden.values());
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        return GetQueueAttributesResponse.builder()
                .attributes(Map.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        Integer.toString(queue(request.queueUrl()).size())))
                .build();
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        var failed = new ArrayList<BatchResultErrorEntry>();
        request.entries().forEach(entry -> {
            if (broken.contains(request.queueUrl())) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .code("Broken")
                        .build());
            } else {
                queue(request.queueUrl()).add(entry.messageBody());
            }
        });
        return SendMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        var messages = new ArrayList<Message>();
        Deque<String> queue = queue(request.queueUrl());
        while (messages.size() < request.maxNumberOfMessages() && !queue.isEmpty()) {
            String id = "m" + number++;
            String body = queue.removeFirst();
            hidden.put(id, body);
            messages.add(
                    Message.builder().messageId(id).receiptHandle(id).body(body).build());
        }
        return ReceiveMessageResponse.builder().messages(messages).build();
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        request.entries()
                .forEach(entry -> Objects.requireNonNull(hidden.remove(entry.receiptHandle()), "deleted twice"));
        return DeleteMessageBatchResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
