package io.shoebox.local;

import io.shoebox.catalog.PhotosTable;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Makes the buckets, queues and the table that are not there yet. */
final class Provision {
    /** How often a message is received before it is moved to the dead-letter queue. */
    static final int MOST_RECEIVES = 5;

    private Provision() {}

    static void buckets(S3Client s3, ResourceNames names) {
        bucket(s3, names.photosBucket());
        bucket(s3, names.thumbnailsBucket());
    }

    private static void bucket(S3Client s3, String name) {
        try {
            s3.headBucket(request -> request.bucket(name));
        } catch (NoSuchBucketException e) {
            s3.createBucket(request -> request.bucket(name));
        }
    }

    static QueueUrls queues(SqsClient sqs, ResourceNames names, Duration visibilityTimeout) {
        String uploadsDead = queue(sqs, names.uploadsDeadLetters(), Map.of());
        String thumbnailsDead = queue(sqs, names.thumbnailsDeadLetters(), Map.of());
        return new QueueUrls(
                work(sqs, names.uploadsQueue(), uploadsDead, visibilityTimeout),
                uploadsDead,
                work(sqs, names.thumbnailsQueue(), thumbnailsDead, visibilityTimeout),
                thumbnailsDead);
    }

    private static String work(SqsClient sqs, String name, String deadLetters, Duration visibilityTimeout) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(deadLetters).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return queue(
                sqs,
                name,
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(visibilityTimeout.toSeconds()),
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(arn, MOST_RECEIVES)));
    }

    private static String queue(SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
        try {
            String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
            if (!attributes.isEmpty()) {
                sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
            }
            return url;
        } catch (QueueDoesNotExistException e) {
            return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                    .queueUrl();
        }
    }

    static void table(DynamoDbClient dynamo, ResourceNames names) {
        try {
            dynamo.describeTable(request -> request.tableName(names.table()));
        } catch (ResourceNotFoundException e) {
            dynamo.createTable(PhotosTable.create(names.table()));
            dynamo.updateTimeToLive(PhotosTable.timeToLive(names.table()));
        }
    }
}
