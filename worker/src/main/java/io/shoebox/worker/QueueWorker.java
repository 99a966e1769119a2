package io.shoebox.worker;

import io.shoebox.ingestworker.IngestSettings;
import io.shoebox.ingestworker.IngestWorker;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.operations.workers.SwitchGate;
import io.shoebox.queue.LambdaQueue;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.QueuePoller;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.thumbnailer.Thumbnailer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One worker on its queue: the code that Lambda runs, driven by a poller in place of Lambda's event source. Operators pause
 * it by its row in the table.
 */
public final class QueueWorker implements AutoCloseable {
    /** Uploads wait for others and come in whole batches; thumbnails keep a processor busy each. */
    private static final int UPLOADS_TOGETHER = 10;

    private final SwitchGate gate;
    private final QueuePoller poller;

    /** Counts nothing but what operators see. */
    public QueueWorker(
            WorkerName name,
            WorkerClients clients,
            Map<String, String> environment,
            Polling polling,
            PipelineMetrics metrics) {
        this(name, clients, environment, polling, metrics, gate -> gate);
    }

    /**
     * Not polling yet.
     *
     * @param environment limits and choices, under the names that the functions' environments have
     * @param counted what hears of the poller's messages besides its gate
     * @throws IllegalArgumentException naming every setting that is missing or wrong
     */
    public QueueWorker(
            WorkerName name,
            WorkerClients clients,
            Map<String, String> environment,
            Polling polling,
            PipelineMetrics metrics,
            UnaryOperator<QueuePoller.Gate> counted) {
        var work = work(name, clients, environment, metrics);
        gate = new SwitchGate(clients.dynamo(), work.table(), name);
        poller = new QueuePoller(
                clients.sqs(),
                work.queueUrl(),
                work.queue(),
                new QueuePoller.Options(work.batchSize(), polling.longPoll(), polling.concurrency(), polling.hidden()),
                counted.apply(gate));
    }

    private record Work(LambdaQueue queue, String queueUrl, String table, int batchSize) {}

    private static Work work(
            WorkerName name, WorkerClients clients, Map<String, String> environment, PipelineMetrics metrics) {
        String url = queueUrl(name, environment);
        return switch (name) {
            case UPLOADS -> {
                var settings = IngestSettings.from(environment);
                var queue = IngestWorker.queue(
                        settings, clients.s3(), clients.dynamo(), clients.sqs(), metrics, Clock.systemUTC());
                yield new Work(queue, url, settings.photosTable(), UPLOADS_TOGETHER);
            }
            case THUMBNAILS -> {
                var alone = new HashMap<>(environment);
                // The poller brings the parallelism.
                alone.putIfAbsent(ThumbnailSettings.THUMBNAIL_PARALLELISM, "1");
                var settings = ThumbnailSettings.from(alone);
                var queue = Thumbnailer.queue(
                        settings, clients.s3(), clients.dynamo(), clients.sqs(), metrics, Clock.systemUTC());
                yield new Work(queue, url, settings.photosTable(), 1);
            }
        };
    }

    /**
     * The queue that a worker takes from.
     *
     * @throws IllegalArgumentException if it is not named
     */
    static String queueUrl(WorkerName name, Map<String, String> environment) {
        String variable = Places.queueUrl(name.queue());
        String url = environment.getOrDefault(variable, "").strip();
        if (url.isEmpty()) {
            throw new IllegalArgumentException("wrong settings: " + variable + " is not set");
        }
        return url;
    }

    /** Polls from now on. */
    public QueueWorker start() {
        poller.start();
        return this;
    }

    /** One batch, for tests that go step by step; returns how many messages it had. */
    public int pollOnce() {
        return poller.pollOnce();
    }

    /** Whether its threads run; they always should until it is stopped. */
    boolean isAlive() {
        return poller.isAlive();
    }

    /** Whether it takes messages, as far as the queue answers. */
    boolean isPolling() {
        return poller.isPolling();
    }

    /** Whether operators have paused it. */
    boolean isPaused() {
        return !gate.isOpen();
    }

    /** Whether the table answers. */
    boolean isTableThere() {
        return gate.isAnswered();
    }

    /**
     * Takes no more messages, gives back what is not begun, and finishes the rest within the time.
     *
     * @return whether everything that was begun is finished
     */
    public boolean stop(Duration grace) {
        boolean finished = poller.stop(grace);
        gate.close();
        return finished;
    }

    /** Ends when everything that was begun is finished. */
    @Override
    public void close() {
        try (gate) {
            poller.close();
        }
    }
}
