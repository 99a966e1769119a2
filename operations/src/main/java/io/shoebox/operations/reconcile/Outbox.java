package io.shoebox.operations.reconcile;

import io.shoebox.queue.S3EventEncoder;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.ThumbnailRequestCodec;
import io.shoebox.queue.UploadEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends messages ten at a time. */
final class Outbox {
    /** Messages a request (SQS Developer Guide, "Amazon SQS message quotas"). */
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Spending spending;
    private final List<String> bodies = new ArrayList<>();

    Outbox(SqsClient sqs, String queueUrl, Spending spending) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.spending = spending;
    }

    void send(UploadEvent event) {
        add(S3EventEncoder.encode(event));
    }

    void send(ThumbnailRequest request) {
        add(ThumbnailRequestCodec.encode(request));
    }

    private void add(String body) {
        bodies.add(body);
        if (bodies.size() == BATCH) {
            flush();
        }
    }

    /**
     * Sends what waits.
     *
     * @throws IllegalStateException if the queue did not take one of them
     */
    void flush() {
        if (bodies.isEmpty()) {
            return;
        }
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, bodies.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(bodies.get(i))
                        .build())
                .toList();
        SendMessageBatchResponse answer =
                sqs.sendMessageBatch(send -> send.queueUrl(queueUrl).entries(entries));
        spending.queue();
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException(answer.failed().size() + " messages were not taken by the queue: "
                    + answer.failed().getFirst().code());
        }
        bodies.clear();
    }
}
