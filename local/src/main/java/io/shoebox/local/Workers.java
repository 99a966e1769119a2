package io.shoebox.local;

import io.shoebox.ingestworker.IngestSettings;
import io.shoebox.ingestworker.IngestWorker;
import io.shoebox.local.metrics.Measurements;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.operations.workers.SwitchGate;
import io.shoebox.queue.LambdaQueue;
import io.shoebox.queue.QueuePoller;
import io.shoebox.queue.Retries;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.thumbnailer.Thumbnailer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The two workers on their queues, wired as Lambda runs them; pollers stand in for Lambda's event sources. */
public final class Workers implements AutoCloseable {
    private static final Duration LONG_POLL = Duration.ofSeconds(1);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final S3Client s3;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final SwitchGate uploadsGate;
    private final SwitchGate thumbnailsGate;
    private final QueuePoller uploads;
    private final QueuePoller thumbnails;
    /** Beside the first work. */
    private final Thread priming = Thread.ofPlatform().name("priming").daemon().unstarted(Thumbnailer::prime);

    /** Not polling yet, and measured for nobody. */
    public Workers(ServerAccess access, ResourceNames names, QueueUrls queues, Map<String, String> variables) {
        this(access, names, queues, variables, new Measurements(Clock.systemUTC()));
    }

    /**
     * Not polling yet.
     *
     * @param variables limits and choices, under the names that the functions' environments have
     */
    public Workers(
            ServerAccess access,
            ResourceNames names,
            QueueUrls queues,
            Map<String, String> variables,
            Measurements measurements) {
        s3 = access.s3Client();
        dynamo = access.dynamoClient();
        sqs = access.sqsClient();
        var environment = new HashMap<>(environment(names, queues, variables));
        // No message rests longer than its queue would have it rest.
        environment.putIfAbsent(Retries.RETRY_MOST_SECONDS, Provision.visibilitySeconds(sqs, queues.uploads()));
        LambdaQueue ingest = IngestWorker.queue(
                IngestSettings.from(environment), s3, dynamo, sqs, measurements.pipeline("ingest"), Clock.systemUTC());
        LambdaQueue thumbnailer = Thumbnailer.queue(
                ThumbnailSettings.from(environment),
                s3,
                dynamo,
                sqs,
                measurements.pipeline("thumbnailer"),
                Clock.systemUTC());
        // Ingesting waits for others and takes whole batches; of two photos one keeps a processor busy, one waits for
        // S3.
        uploadsGate = new SwitchGate(dynamo, names.table(), WorkerName.UPLOADS);
        thumbnailsGate = new SwitchGate(dynamo, names.table(), WorkerName.THUMBNAILS);
        uploads = new QueuePoller(
                sqs, queues.uploads(), ingest::handle, new QueuePoller.Options(10, LONG_POLL, 1), uploadsGate);
        thumbnails = new QueuePoller(
                sqs,
                queues.thumbnails(),
                thumbnailer::handle,
                new QueuePoller.Options(1, LONG_POLL, 2 * PROCESSORS),
                thumbnailsGate);
    }

    /** The environment of the functions, as the cloud stacks set it. */
    public static Map<String, String> environment(
            ResourceNames names, QueueUrls queues, Map<String, String> variables) {
        var environment = new HashMap<>(variables);
        // Pollers bring the parallelism.
        environment.putIfAbsent(ThumbnailSettings.THUMBNAIL_PARALLELISM, "1");
        environment.putAll(OperatorAccess.places(names, queues).variables());
        return environment;
    }

    /** Polls from now on. */
    public Workers start() {
        uploads.start();
        thumbnails.start();
        priming.start();
        return this;
    }

    /** One batch of uploads, for tests that go step by step; returns how many messages it had. */
    public int pollUploadsOnce() {
        return uploads.pollOnce();
    }

    /** One batch of thumbnail requests; returns how many messages it had. */
    public int pollThumbnailsOnce() {
        return thumbnails.pollOnce();
    }

    @Override
    public void close() {
        try (s3;
                dynamo;
                sqs;
                uploadsGate;
                thumbnailsGate;
                thumbnails) {
            priming.interrupt();
            uploads.close();
        }
    }
}
