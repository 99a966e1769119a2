package io.shoebox.operations.reconcile;

import io.shoebox.queue.Decoded;
import io.shoebox.queue.MessageDecoder;
import io.shoebox.queue.S3EventDecoder;
import io.shoebox.queue.ThumbnailRequestCodec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Lets what is to be done again through to the workers, ten messages at a time, and only while nothing waits for them: what
 * people have just uploaded goes first. A message is sent on before it leaves its queue, so it may arrive twice and never
 * not at all. What nobody can read stays, until it is a dead letter.
 */
public final class Trickle {
    private static final Logger LOG = LoggerFactory.getLogger(Trickle.class);
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final Places places;
    private final Pipeline pipeline;

    public Trickle(SqsClient sqs, Places places) {
        this.sqs = sqs;
        this.places = places;
        pipeline = new Pipeline(sqs, places);
    }

    /** What became of a look at the queues. */
    public enum Flow {
        /** The workers have something newer to do. */
        BUSY,
        /** There is nothing to be done again. */
        DRY,
        /** Messages went through. */
        MOVED
    }

    /** Lets one batch through, if the workers are idle. */
    public Flow once() {
        if (pipeline.waiting() > 0) {
            return Flow.BUSY;
        }
        List<Message> messages = sqs.receiveMessage(receive -> receive.queueUrl(places.reconcileQueueUrl())
                        .maxNumberOfMessages(BATCH)
                        .waitTimeSeconds(0))
                .messages();
        if (messages.isEmpty()) {
            return Flow.DRY;
        }
        messages.stream()
                .collect(Collectors.groupingBy(this::target))
                .forEach((target, group) -> target.ifPresent(queue -> move(group, queue)));
        return Flow.MOVED;
    }

    private Optional<String> target(Message message) {
        if (isReadable(new S3EventDecoder(), message)) {
            return Optional.of(places.uploadsQueueUrl());
        }
        if (isReadable(new ThumbnailRequestCodec(), message)) {
            return Optional.of(places.thumbnailsQueueUrl());
        }
        LOG.warn("message {}: neither an event of S3 nor a request for thumbnails", message.messageId());
        return Optional.empty();
    }

    private static boolean isReadable(MessageDecoder<?> decoder, Message message) {
        return decoder.decode(message.body()).stream().noneMatch(Decoded.Unreadable.class::isInstance);
    }

    private void move(List<Message> messages, String queueUrl) {
        Set<String> refused = sqs
                .sendMessageBatch(send -> send.queueUrl(queueUrl)
                        .entries(messages.stream()
                                .map(message -> SendMessageBatchRequestEntry.builder()
                                        .id(message.messageId())
                                        .messageBody(message.body())
                                        .build())
                                .toList()))
                .failed()
                .stream()
                .map(BatchResultErrorEntry::id)
                .collect(Collectors.toSet());
        List<DeleteMessageBatchRequestEntry> sent = messages.stream()
                .filter(message -> !refused.contains(message.messageId()))
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(Objects.requireNonNull(message.receiptHandle()))
                        .build())
                .toList();
        if (!refused.isEmpty()) {
            LOG.warn("{} messages come back: their queue did not take them", refused.size());
        }
        if (!sent.isEmpty()) {
            sqs.deleteMessageBatch(
                    delete -> delete.queueUrl(places.reconcileQueueUrl()).entries(sent));
        }
    }
}
