package io.shoebox.thumbnailer;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.lambda.Clients;
import io.shoebox.lambda.Clients.Calls;
import io.shoebox.queue.EventHandler;
import io.shoebox.queue.LambdaQueue;
import io.shoebox.queue.MessageProcessor;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.ThumbnailRequestCodec;
import io.shoebox.thumbnailer.limits.MemoryBudget;
import io.shoebox.thumbnailer.making.Priming;
import io.shoebox.thumbnailer.making.ThumbnailMaker;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Wires the thumbnailer: settings, clients, handler. */
public final class Thumbnailer {
    /** Percent of the most heap for photos as files; one always fits. */
    private static final int DOWNLOADS_PERCENT = 10;

    /** For the download, and for putting thumbnails. */
    private static final Duration STORING = Duration.ofSeconds(10);

    private Thumbnailer() {}

    /** Has the JVM load and compile what photos need, which takes some seconds of one processor; may be interrupted. */
    public static void prime() {
        new Priming().run(Priming.ENOUGH);
    }

    /** With clients of its own, which take region, credentials and endpoints from their environment. */
    public static LambdaQueue queue(ThumbnailSettings settings, PipelineMetrics metrics) {
        var catalog = new DynamoCatalog(Clients.of(DynamoDbClient.builder(), Calls.OF_WORKERS), settings.photosTable());
        return queue(
                settings,
                handler(
                        settings,
                        Clients.of(S3Client.builder(), Calls.OF_WORKERS),
                        catalog,
                        metrics,
                        Clock.systemUTC()),
                Clients.of(SqsClient.builder(), Calls.OF_WORKERS),
                metrics);
    }

    /** With clients that the caller closes. */
    public static LambdaQueue queue(
            ThumbnailSettings settings,
            S3Client s3,
            DynamoDbClient dynamo,
            SqsClient sqs,
            PipelineMetrics metrics,
            Clock clock) {
        var catalog = new DynamoCatalog(dynamo, settings.photosTable());
        return queue(settings, handler(settings, s3, catalog, metrics, clock), sqs, metrics);
    }

    private static LambdaQueue queue(
            ThumbnailSettings settings,
            EventHandler<ThumbnailRequest> handler,
            SqsClient sqs,
            PipelineMetrics metrics) {
        return new LambdaQueue(
                new MessageProcessor<>(new ThumbnailRequestCodec(), handler, metrics),
                settings.parallelism(),
                settings.limits().time().plus(STORING),
                settings.retries(),
                sqs);
    }

    /**
     * The handler of single requests. Several threads may share it; memory for decoding is bounded across all of them, so
     * there should be one in a process.
     */
    public static EventHandler<ThumbnailRequest> handler(
            ThumbnailSettings settings, S3Client s3, Catalog catalog, Clock clock) {
        return handler(settings, s3, catalog, PipelineMetrics.NONE, clock);
    }

    private static EventHandler<ThumbnailRequest> handler(
            ThumbnailSettings settings, S3Client s3, Catalog catalog, PipelineMetrics metrics, Clock clock) {
        var options = new ThumbnailMaker.Options(settings.edges(), settings.quality(), settings.limits());
        return new ThumbnailHandler(
                catalog,
                new ThumbnailStore(s3, settings.photosBucket(), settings.thumbnailsBucket(), settings.limits()),
                ThumbnailMaker.standard(options, heap(settings.memoryPercent())),
                heap(DOWNLOADS_PERCENT),
                metrics,
                clock);
    }

    static MemoryBudget heap(int percent) {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 100 * percent);
    }
}
