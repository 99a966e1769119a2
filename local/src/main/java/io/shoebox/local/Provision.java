package io.shoebox.local;

import static java.util.Objects.requireNonNull;

import io.shoebox.catalog.PhotosTable;
import io.shoebox.model.TableSchema;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Makes the buckets, queues and the table that are not there yet. */
public final class Provision {
    /** How often a message is received before it is moved to the dead-letter queue. */
    public static final int MOST_RECEIVES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Provision.class);
    private static final int TABLE_SECONDS = 60;

    private Provision() {}

    static void buckets(S3Client s3, ResourceNames names) {
        bucket(s3, names.photosBucket());
        bucket(s3, names.thumbnailsBucket());
    }

    private static void bucket(S3Client s3, String name) {
        try {
            s3.headBucket(request -> request.bucket(name));
        } catch (NoSuchBucketException e) {
            create(s3, name);
        }
    }

    private static void create(S3Client s3, String bucket) {
        try {
            s3.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException e) {
            LOG.debug("bucket {} was made by another process at the same time", bucket);
        }
    }

    /** What becomes of the settings of a queue that is there. */
    private enum Existing {
        SET_ANEW,
        KEPT
    }

    /** Queues that are there get the settings anew: they are ours. */
    static QueueUrls queues(SqsClient sqs, ResourceNames names, Duration visibilityTimeout) {
        return queues(sqs, names, visibilityTimeout, Existing.SET_ANEW);
    }

    /** Queues that are there keep their settings, which somebody may have chosen. */
    static QueueUrls missingQueues(SqsClient sqs, ResourceNames names, Duration visibilityTimeout) {
        return queues(sqs, names, visibilityTimeout, Existing.KEPT);
    }

    private static QueueUrls queues(SqsClient sqs, ResourceNames names, Duration visibilityTimeout, Existing existing) {
        String uploadsDead = queue(sqs, names.uploadsDeadLetters(), Map.of(), existing);
        String thumbnailsDead = queue(sqs, names.thumbnailsDeadLetters(), Map.of(), existing);
        String reconcileDead = queue(sqs, names.reconcileDeadLetters(), Map.of(), existing);
        return new QueueUrls(
                queue(sqs, names.uploadsQueue(), settings(sqs, uploadsDead, visibilityTimeout), existing),
                uploadsDead,
                queue(sqs, names.thumbnailsQueue(), settings(sqs, thumbnailsDead, visibilityTimeout), existing),
                thumbnailsDead,
                queue(sqs, names.reconcileQueue(), settings(sqs, reconcileDead, visibilityTimeout), existing),
                reconcileDead);
    }

    private static Map<QueueAttributeName, String> settings(
            SqsClient sqs, String deadLetters, Duration visibilityTimeout) {
        String arn = attributes(sqs, deadLetters).get(QueueAttributeName.QUEUE_ARN);
        return Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(visibilityTimeout.toSeconds()),
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(arn, MOST_RECEIVES));
    }

    /** Whether messages leave this queue for another after some receives. */
    static boolean hasDeadLetters(SqsClient sqs, String queueUrl) {
        return !attributes(sqs, queueUrl)
                .getOrDefault(QueueAttributeName.REDRIVE_POLICY, "")
                .isBlank();
    }

    /** How long a received message stays hidden. */
    static String visibilitySeconds(SqsClient sqs, String queueUrl) {
        return requireNonNull(
                attributes(sqs, queueUrl).get(QueueAttributeName.VISIBILITY_TIMEOUT), "the visibility timeout");
    }

    static String arn(SqsClient sqs, String queueUrl) {
        return requireNonNull(attributes(sqs, queueUrl).get(QueueAttributeName.QUEUE_ARN), "the queue's ARN");
    }

    /**
     * Lets S3 send events of the photos bucket to the queue, as the cloud's stack does, unless the queue has a policy
     * already.
     *
     * @return whether the queue has one now: a server may take it and forget it
     */
    static boolean letBucketSend(SqsClient sqs, String queueUrl, ResourceNames names) {
        if (hasPolicy(sqs, queueUrl)) {
            return true;
        }
        String policy = senderPolicy(arn(sqs, queueUrl), names.photosBucket());
        sqs.setQueueAttributes(set -> set.queueUrl(queueUrl).attributes(Map.of(QueueAttributeName.POLICY, policy)));
        return hasPolicy(sqs, queueUrl);
    }

    private static boolean hasPolicy(SqsClient sqs, String queueUrl) {
        return !attributes(sqs, queueUrl)
                .getOrDefault(QueueAttributeName.POLICY, "")
                .isBlank();
    }

    private static String senderPolicy(String queueArn, String bucket) {
        return """
                {"Version":"2012-10-17","Statement":[{"Sid":"UploadEvents","Effect":"Allow",\
                "Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"%s",\
                "Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:s3:::%s"}}}]}""".formatted(queueArn, bucket);
    }

    private static Map<QueueAttributeName, String> attributes(SqsClient sqs, String queueUrl) {
        return sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static String queue(
            SqsClient sqs, String name, Map<QueueAttributeName, String> attributes, Existing existing) {
        try {
            String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
            if (existing == Existing.SET_ANEW && !attributes.isEmpty()) {
                sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
            }
            return url;
        } catch (QueueDoesNotExistException e) {
            return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                    .queueUrl();
        }
    }

    /** @throws LocalServerException if the table of this name is not Shoebox's */
    static void table(DynamoDbClient dynamo, ResourceNames names) {
        CreateTableRequest wanted = PhotosTable.create(names.table());
        try {
            TableDescription there = dynamo.describeTable(request -> request.tableName(names.table()))
                    .table();
            if (!Set.copyOf(there.keySchema()).equals(Set.copyOf(wanted.keySchema()))) {
                throw new LocalServerException("The table " + names.table()
                        + " is there and has other keys than Shoebox's: it belongs to something else, so take another"
                        + " account or region of that server, or remove the table.");
            }
            if (there.tableStatus() == TableStatus.CREATING) {
                awaitActive(dynamo, names.table());
            }
            if (there.globalSecondaryIndexes().stream()
                    .noneMatch(index -> index.indexName().equals(TableSchema.PROBLEMS_INDEX))) {
                LOG.info("table {} gets the index of problems that it has not", names.table());
                dynamo.updateTable(PhotosTable.withProblems(names.table()));
            }
        } catch (ResourceNotFoundException e) {
            create(dynamo, wanted);
        }
    }

    private static void create(DynamoDbClient dynamo, CreateTableRequest table) {
        try {
            dynamo.createTable(table);
        } catch (ResourceInUseException e) {
            LOG.debug("table {} was made by another process at the same time", table.tableName());
            awaitActive(dynamo, table.tableName());
            return;
        }
        awaitActive(dynamo, table.tableName());
        dynamo.updateTimeToLive(PhotosTable.timeToLive(table.tableName()));
    }

    private static void awaitActive(DynamoDbClient dynamo, String table) {
        try (DynamoDbWaiter waiter = dynamo.waiter()) {
            waiter.waitUntilTableExists(
                    describe -> describe.tableName(table),
                    wait -> wait.maxAttempts(TABLE_SECONDS)
                            .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofSeconds(1))));
        }
    }
}
