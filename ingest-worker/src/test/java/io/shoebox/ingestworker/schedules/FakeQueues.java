package io.shoebox.ingestworker.schedules;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SQS as one actor sees it: which messages come is the schedule's choice. */
final class FakeQueues implements SqsClient {
    private final List<Queue> queues;
    private final Actor holder;
    private final IntSupplier choice;

    FakeQueues(List<Queue> queues, Actor holder, IntSupplier choice) {
        this.queues = queues;
        this.holder = holder;
        this.choice = choice;
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        int chosen = choice.getAsInt();
        int most = Math.min(request.maxNumberOfMessages(), 1 + chosen % 3);
        return ReceiveMessageResponse.builder()
                .messages(queue(request.queueUrl()).receive(holder, chosen / 3, most).stream()
                        .map(it -> Message.builder()
                                .messageId(it.id())
                                .receiptHandle(it.id())
                                .body(it.body())
                                .attributes(Map.of(
                                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                        Integer.toString(it.receives())))
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        request.entries().forEach(entry -> queue(request.queueUrl()).delete(entry.receiptHandle()));
        return DeleteMessageBatchResponse.builder().build();
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        queue(request.queueUrl()).show(request.receiptHandle());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        queue(request.queueUrl()).send(request.messageBody());
        return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private Queue queue(String url) {
        return queues.stream().filter(it -> it.url().equals(url)).findFirst().orElseThrow();
    }
}
