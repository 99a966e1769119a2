package io.shoebox.ingestworker;

import io.shoebox.queue.Decoded;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.ThumbnailRequestCodec;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The queue of thumbnail requests, in memory. */
final class FakeSqs implements SqsClient {
    final Deque<ThumbnailRequest> sent = new ConcurrentLinkedDeque<>();
    boolean failing;

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        if (failing) {
            throw SqsException.builder().statusCode(500).message("down").build();
        }
        for (var part : new ThumbnailRequestCodec().decode(request.messageBody())) {
            sent.add(((Decoded.Event<ThumbnailRequest>) part).event());
        }
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
}
