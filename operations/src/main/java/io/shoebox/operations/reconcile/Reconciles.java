package io.shoebox.operations.reconcile;

import io.shoebox.catalog.DynamoCatalog;
import java.security.SecureRandom;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * All of the reconcile, on one deployment.
 *
 * @param runs what was asked for, and what became of it
 * @param reconciler works on runs
 * @param reruns makes thumbnails of single photos again
 * @param trickle lets what is to be done again through to idle workers
 * @param pipeline what waits for them
 */
public record Reconciles(Runs runs, Reconciler reconciler, Reruns reruns, Trickle trickle, Pipeline pipeline) {
    /**
     * With clients that the caller closes.
     *
     * @param mostWaiting the most messages that may wait for the workers while buckets and table are compared
     */
    public static Reconciles of(
            Places places, S3Client s3, DynamoDbClient dynamo, SqsClient sqs, Clock clock, long mostWaiting) {
        var runs = new Runs(dynamo, places.table(), clock, new SecureRandom());
        return new Reconciles(
                runs,
                new Reconciler(places, s3, dynamo, sqs, clock, runs, mostWaiting),
                new Reruns(new DynamoCatalog(dynamo, places.table()), s3, sqs, places, runs),
                new Trickle(sqs, places),
                new Pipeline(sqs, places));
    }
}
