package io.shoebox.operations.queues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Messages that are held for a moment to be looked at, each once, and given back when this is closed: nobody loses one,
 * though each look counts as a receive.
 */
final class Look implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    /** Should the process end meanwhile, they come back by themselves. */
    private static final Duration HIDDEN = Duration.ofSeconds(30);

    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int BATCH = 10;
    /** SQS asks a sample of its servers: one empty answer does not mean an empty queue. */
    private static final int EMPTY_ANSWERS = 2;

    private final SqsClient sqs;
    private final String url;
    private final Map<String, Message> held = new LinkedHashMap<>();

    Look(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /** Up to so many. */
    List<Message> upTo(int most) {
        find("", most);
        return held.values().stream().limit(most).toList();
    }

    /** The one of this id, if it is among the first so many. */
    Optional<Message> find(String messageId, int most) {
        long end = System.nanoTime() + MOST.toNanos();
        int empty = 0;
        while (held.size() < most && empty < EMPTY_ANSWERS && System.nanoTime() < end) {
            int before = held.size();
            receive(Math.min(BATCH, most - held.size()));
            if (held.containsKey(messageId)) {
                return Optional.ofNullable(held.get(messageId));
            }
            empty = held.size() == before ? empty + 1 : 0;
        }
        return Optional.empty();
    }

    private void receive(int most) {
        sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(0)
                        .visibilityTimeout((int) HIDDEN.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages()
                .forEach(message -> held.put(message.messageId(), message));
    }

    /** It is no longer ours to give back. */
    void gone(Message message) {
        held.remove(message.messageId());
    }

    @Override
    public void close() {
        List<Message> all = new ArrayList<>(held.values());
        for (int from = 0; from < all.size(); from += BATCH) {
            giveBack(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
    }

    private void giveBack(List<Message> messages) {
        try {
            sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url)
                    .entries(messages.stream()
                            .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .visibilityTimeout(0)
                                    .build())
                            .toList()));
        } catch (SdkException e) {
            LOG.info("{} messages come back after {} s: {}", messages.size(), HIDDEN.toSeconds(), e.toString());
        }
    }
}
