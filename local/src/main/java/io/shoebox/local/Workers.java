package io.shoebox.local;

import io.shoebox.local.metrics.Measurements;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.queue.Retries;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.thumbnailer.Thumbnailer;
import io.shoebox.worker.Polling;
import io.shoebox.worker.QueueWorker;
import io.shoebox.worker.WorkerClients;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The two workers on their queues, in this process. */
public final class Workers implements AutoCloseable {
    private static final Duration LONG_POLL = Duration.ofSeconds(1);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final WorkerClients clients;
    private final QueueWorker uploads;
    private final QueueWorker thumbnails;
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
        clients = access.workerClients();
        var environment = new HashMap<>(environment(names, queues, variables));
        String hidden = Provision.visibilitySeconds(clients.sqs(), queues.uploads());
        // No message rests longer than its queue would have it rest.
        environment.putIfAbsent(Retries.RETRY_MOST_SECONDS, hidden);
        uploads = new QueueWorker(
                WorkerName.UPLOADS, clients, environment, polling(1, hidden), measurements.pipeline("ingest"));
        // Ingesting waits for others and takes whole batches; of two photos one keeps a processor busy, one waits for
        // S3.
        thumbnails = new QueueWorker(
                WorkerName.THUMBNAILS,
                clients,
                environment,
                polling(2 * PROCESSORS, Provision.visibilitySeconds(clients.sqs(), queues.thumbnails())),
                measurements.pipeline("thumbnailer"));
    }

    private static Polling polling(int concurrency, String hiddenSeconds) {
        return new Polling(LONG_POLL, concurrency, Duration.ofSeconds(Long.parseLong(hiddenSeconds)));
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
        try (clients;
                thumbnails) {
            priming.interrupt();
            uploads.close();
        }
    }
}
