package io.shoebox.local.contract;

import io.shoebox.local.QueueUrls;
import io.shoebox.local.ResourceNames;
import io.shoebox.local.ServerAccess;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Takes what tests made from a server that stays, as far as it lets them: what is left there is no test's failure. */
final class Removal {
    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
    private static final Duration MOST_CALL = Duration.ofSeconds(5);
    private static final ClientOverrideConfiguration QUICK = ClientOverrideConfiguration.builder()
            .apiCallTimeout(MOST_CALL)
            .retryStrategy(AwsRetryStrategy.doNotRetry())
            .build();

    private Removal() {}

    static void of(ServerAccess access, ResourceNames names, QueueUrls queues) {
        try (S3Client s3 = access.s3Client(QUICK);
                SqsClient sqs = access.sqsClient(QUICK);
                DynamoDbClient dynamo = access.dynamoClient(QUICK)) {
            attempt(() -> bucket(s3, names.photosBucket()));
            attempt(() -> bucket(s3, names.thumbnailsBucket()));
            queue(sqs, queues.uploads());
            queue(sqs, queues.uploadsDeadLetters());
            queue(sqs, queues.thumbnails());
            queue(sqs, queues.thumbnailsDeadLetters());
            queue(sqs, queues.reconcile());
            queue(sqs, queues.reconcileDeadLetters());
            attempt(() -> dynamo.deleteTable(delete -> delete.tableName(names.table())));
        }
    }

    static void queue(SqsClient sqs, String url) {
        attempt(() -> sqs.deleteQueue(delete -> delete.queueUrl(url)));
    }

    /** One page of a thousand objects: no test puts as many. */
    private static void bucket(S3Client s3, String name) {
        var objects = s3.listObjectsV2(list -> list.bucket(name)).contents().stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
        if (!objects.isEmpty()) {
            s3.deleteObjects(delete ->
                    delete.bucket(name).delete(Delete.builder().objects(objects).build()));
        }
        s3.deleteBucket(delete -> delete.bucket(name));
    }

    private static void attempt(Runnable removal) {
        try {
            removal.run();
        } catch (SdkException e) {
            LOG.debug("what a test made stays", e);
        }
    }
}
