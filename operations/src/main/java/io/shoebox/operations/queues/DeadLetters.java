package io.shoebox.operations.queues;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;

import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.RefusedException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What is in the dead-letter queues. Looking consumes nothing; each look counts as a receive of what was looked at. */
public final class DeadLetters {
    /** The most that one look shows. */
    public static final int MOST = 100;
    /** The most that are gone through to find one. */
    public static final int MOST_SEARCHED = 1000;

    private final SqsClient sqs;
    private final Places places;

    public DeadLetters(SqsClient sqs, Places places) {
        this.sqs = sqs;
        this.places = places;
    }

    /**
     * The first that SQS gives out, in the order in which they were sent.
     *
     * @param limit 1 to {@value #MOST}
     * @throws RefusedException if looking could move messages on
     */
    public List<DeadLetter> look(QueueName queue, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new RefusedException("limit must be from 1 to " + MOST + ", not " + limit);
        }
        try (Look look = look(queue)) {
            return look.upTo(limit).stream()
                    .map(message -> Bodies.read(queue, message))
                    .sorted(Comparator.comparing(DeadLetter::sentAt, Comparator.nullsLast(Comparator.naturalOrder()))
                            .thenComparing(DeadLetter::messageId))
                    .toList();
        }
    }

    /**
     * Deletes one for good.
     *
     * @return what it was; empty if it is not among the first {@value #MOST_SEARCHED}
     */
    public Optional<DeadLetter> delete(QueueName queue, String messageId) {
        try (Look look = look(queue)) {
            Optional<Message> found = look.find(messageId, MOST_SEARCHED);
            found.ifPresent(message -> {
                delete(queue, message);
                look.gone(message);
            });
            return found.map(message -> Bodies.read(queue, message));
        }
    }

    /**
     * Sends one to where it came from, then deletes it here.
     *
     * @return what it was; empty if it is not among the first {@value #MOST_SEARCHED}
     */
    Optional<DeadLetter> moveBack(QueueName queue, String messageId) {
        try (Look look = look(queue)) {
            Optional<Message> found = look.find(messageId, MOST_SEARCHED);
            found.ifPresent(message -> {
                send(queue, message);
                delete(queue, message);
                look.gone(message);
            });
            return found.map(message -> Bodies.read(queue, message));
        }
    }

    void send(QueueName queue, Message message) {
        sqs.sendMessage(send -> send.queueUrl(places.queue(queue).url())
                .messageBody(message.body())
                .messageAttributes(message.messageAttributes()));
    }

    void delete(QueueName queue, Message message) {
        sqs.deleteMessage(
                delete -> delete.queueUrl(places.queue(queue).deadLettersUrl()).receiptHandle(message.receiptHandle()));
    }

    private Look look(QueueName queue) {
        String url = places.queue(queue).deadLettersUrl();
        String redrive = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(REDRIVE_POLICY))
                .attributes()
                .getOrDefault(REDRIVE_POLICY, "");
        if (!redrive.isBlank()) {
            throw new RefusedException("The dead-letter queue of " + queue.text()
                    + " has a redrive policy of its own: looking would move messages on. Remove that policy.");
        }
        return new Look(sqs, url);
    }
}
