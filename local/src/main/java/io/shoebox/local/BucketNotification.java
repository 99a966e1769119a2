package io.shoebox.local;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

/** What makes S3 tell a queue of changes in a bucket, in servers that are not ours. */
final class BucketNotification {
    /** Families of events, each with its colon. */
    private static final List<String> FAMILIES = List.of("s3:ObjectCreated:", "s3:ObjectRemoved:");

    private final S3Client s3;
    private final String bucket;
    private final String queueArn;

    BucketNotification(S3Client s3, String bucket, String queueArn) {
        this.s3 = s3;
        this.bucket = bucket;
        this.queueArn = queueArn;
    }

    /**
     * Adds what is missing, beside whatever else is configured.
     *
     * @throws LocalServerException if the server takes the configuration and forgets it
     */
    void put() {
        GetBucketNotificationConfigurationResponse there = configured();
        List<String> missing = missing(there);
        if (missing.isEmpty()) {
            return;
        }
        var queues = new ArrayList<>(there.queueConfigurations());
        for (String family : missing) {
            queues.add(QueueConfiguration.builder()
                    .queueArn(queueArn)
                    .eventsWithStrings(family + "*")
                    .build());
        }
        s3.putBucketNotificationConfiguration(put -> put.bucket(bucket)
                .notificationConfiguration(all -> all.queueConfigurations(queues)
                        .topicConfigurations(there.topicConfigurations())
                        .lambdaFunctionConfigurations(there.lambdaFunctionConfigurations())
                        .eventBridgeConfiguration(there.eventBridgeConfiguration())));
        if (!missing(configured()).isEmpty()) {
            throw new LocalServerException("S3 took the notification of bucket " + bucket
                    + " and forgot it, so Shoebox would never learn of uploads: use a server that has bucket"
                    + " notifications, such as LocalStack or MiniStack.");
        }
    }

    private GetBucketNotificationConfigurationResponse configured() {
        return s3.getBucketNotificationConfiguration(get -> get.bucket(bucket));
    }

    /** A family of which somebody sends the queue a part is theirs: S3 would refuse another rule that overlaps. */
    private List<String> missing(GetBucketNotificationConfigurationResponse configured) {
        List<String> sent = configured.queueConfigurations().stream()
                .filter(queue -> queue.queueArn().equals(queueArn))
                .flatMap(queue -> queue.eventsAsStrings().stream())
                .toList();
        return FAMILIES.stream()
                .filter(family -> sent.stream().noneMatch(event -> event.startsWith(family)))
                .toList();
    }
}
