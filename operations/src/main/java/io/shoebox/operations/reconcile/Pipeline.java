package io.shoebox.operations.reconcile;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How much waits for the workers. */
public final class Pipeline {
    private final SqsClient sqs;
    private final List<String> queueUrls;

    public Pipeline(SqsClient sqs, Places places) {
        this.sqs = sqs;
        queueUrls = List.of(places.uploadsQueueUrl(), places.thumbnailsQueueUrl());
    }

    /** Messages that a worker could take now, on both queues; about. */
    public long waiting() {
        return messages(List.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    /** All messages of both queues, those included that are worked on, rest or come later; about. */
    public long messages() {
        return messages(List.of(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    private long messages(List<QueueAttributeName> states) {
        return queueUrls.stream()
                .map(url -> sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(states)))
                .flatMap(answer -> answer.attributes().values().stream())
                .mapToLong(Long::parseLong)
                .sum();
    }
}
