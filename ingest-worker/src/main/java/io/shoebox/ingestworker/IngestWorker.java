package io.shoebox.ingestworker;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.lambda.Clients;
import io.shoebox.lambda.Clients.Calls;
import io.shoebox.queue.LambdaQueue;
import io.shoebox.queue.MessageProcessor;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.S3EventDecoder;
import io.shoebox.queue.ThumbnailRequestCodec;
import io.shoebox.queue.UploadHandler;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Wires ingest-worker: settings, clients, handler. */
public final class IngestWorker {
    /** Enough for a HEAD, a ranged GET, a transaction and a send, the SDK's retries included. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(10);

    /** For messages of the same batch, to register together: as long as a HEAD and a GET take. */
    private static final Duration MOST_WAIT = Duration.ofMillis(300);

    private IngestWorker() {}

    /** With clients of its own, which take region, credentials and endpoints from their environment. */
    public static LambdaQueue queue(IngestSettings settings, PipelineMetrics metrics) {
        S3Client s3 = Clients.of(S3Client.builder(), Calls.OF_WORKERS);
        SqsClient sqs = Clients.of(SqsClient.builder(), Calls.OF_WORKERS);
        var catalog = new DynamoCatalog(Clients.of(DynamoDbClient.builder(), Calls.OF_WORKERS), settings.photosTable());
        return queue(settings, handler(settings, s3, catalog, sqs, metrics, Clock.systemUTC()), sqs, metrics);
    }

    /** With clients that the caller closes. */
    public static LambdaQueue queue(
            IngestSettings settings,
            S3Client s3,
            DynamoDbClient dynamo,
            SqsClient sqs,
            PipelineMetrics metrics,
            Clock clock) {
        var catalog = new DynamoCatalog(dynamo, settings.photosTable());
        return queue(settings, handler(settings, s3, catalog, sqs, metrics, clock), sqs, metrics);
    }

    private static LambdaQueue queue(
            IngestSettings settings, UploadHandler handler, SqsClient sqs, PipelineMetrics metrics) {
        return new LambdaQueue(
                new MessageProcessor<>(new S3EventDecoder(), handler, metrics),
                settings.parallelism(),
                LEAST_TIME,
                settings.retries(),
                sqs);
    }

    /** The handler of single upload events. */
    public static UploadHandler handler(
            IngestSettings settings, S3Client s3, Catalog catalog, SqsClient sqs, Clock clock) {
        return handler(settings, s3, catalog, sqs, PipelineMetrics.NONE, clock);
    }

    private static UploadHandler handler(
            IngestSettings settings,
            S3Client s3,
            Catalog catalog,
            SqsClient sqs,
            PipelineMetrics metrics,
            Clock clock) {
        return new IngestHandler(
                settings.photosBucket(),
                new ObjectInspector(settings, s3),
                catalog,
                new Registrations(catalog, settings.parallelism(), MOST_WAIT),
                settings.tagRejected() ? RejectedObjects.tagged(s3, settings.photosBucket()) : RejectedObjects.KEPT,
                // Of one group a queue that is fair hands out less while others wait: a user's backlog is theirs alone.
                request -> sqs.sendMessage(message -> message.queueUrl(settings.thumbnailsQueueUrl())
                        .messageGroupId(ThumbnailRequestCodec.group(request))
                        .messageBody(ThumbnailRequestCodec.encode(request))),
                metrics,
                clock);
    }
}
