package io.shoebox.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How many messages are on the four queues, hidden ones included. */
public final class QueueDepths implements AutoCloseable {
    private final SqsClient sqs;
    private final QueueUrls queues;

    public QueueDepths(ServerAccess access, QueueUrls queues) {
        sqs = access.sqsClient();
        this.queues = queues;
    }

    /** Messages on each queue. */
    public record Depths(int uploads, int uploadsDead, int thumbnails, int thumbnailsDead) {
        public static final Depths EMPTY = new Depths(0, 0, 0, 0);

        public boolean isIdle() {
            return uploads == 0 && thumbnails == 0;
        }
    }

    public Depths now() {
        return new Depths(
                depth(queues.uploads()),
                depth(queues.uploadsDeadLetters()),
                depth(queues.thumbnails()),
                depth(queues.thumbnailsDeadLetters()));
    }

    /** As soon as the work queues are empty, or when time is up. */
    public Depths whenIdle(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        Depths depths = now();
        while (!depths.isIdle() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            depths = now();
        }
        return depths;
    }

    private int depth(String queueUrl) {
        return sqs
                .getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Override
    public void close() {
        sqs.close();
    }
}
