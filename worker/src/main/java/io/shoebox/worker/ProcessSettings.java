package io.shoebox.worker;

import io.shoebox.model.Environment;
import io.shoebox.operations.places.WorkerName;
import java.time.Duration;
import java.util.Map;

/**
 * How a process works, whatever its workers do.
 *
 * @param host where it tells how it is: this machine only, unless it is alone on its network, as in a container
 * @param port the same; 0 takes a free one
 * @param longPoll how long a receive waits for messages
 * @param concurrency batches that each worker has in hand at once; 0: as many as suit it
 * @param hidden how long a message stays hidden of which nothing is heard any more: when another process takes what a dead
 *     one had
 * @param grace how long a process that is stopped may finish what it has in hand
 */
public record ProcessSettings(
        String host, int port, Duration longPoll, int concurrency, Duration hidden, Duration grace) {
    /** The address at which {@code /health}, {@code /ready} and {@code /metrics} are answered; by default 127.0.0.1. */
    public static final String WORKER_HOST = "WORKER_HOST";
    /** The port of it, 0 to 65535; by default 8080. */
    public static final String WORKER_PORT = "WORKER_PORT";
    /** Seconds that a receive waits for messages, 0 to 20; by default 10. */
    public static final String WORKER_POLL_SECONDS = "WORKER_POLL_SECONDS";
    /**
     * Batches in hand at once, 1 to 64; by default 4 of uploads (ten messages each, which mostly wait for S3), and twice as
     * many of thumbnails (one message each) as there are processors, since half of them wait for S3.
     */
    public static final String WORKER_CONCURRENCY = "WORKER_CONCURRENCY";
    /** Seconds that a message stays hidden of which its worker does not tell any more, 3 to 43200; by default 60. */
    public static final String WORKER_HIDDEN_SECONDS = "WORKER_HIDDEN_SECONDS";
    /** Seconds to finish what is in hand when the process is told to end, 0 to 900; by default 45. */
    public static final String WORKER_GRACE_SECONDS = "WORKER_GRACE_SECONDS";

    /** What {@link #WORKER_PORT} is by default. */
    public static final int DEFAULT_PORT = 8080;

    static final String THIS_MACHINE = "127.0.0.1";
    private static final int UPLOADS_CONCURRENCY = 4;

    /** @throws IllegalArgumentException naming every setting that is wrong */
    public static ProcessSettings from(Map<String, String> variables) {
        var env = new Environment(variables);
        var settings = new ProcessSettings(
                env.text(WORKER_HOST, THIS_MACHINE),
                (int) env.number(WORKER_PORT, DEFAULT_PORT, 0, 65_535),
                Duration.ofSeconds(env.number(WORKER_POLL_SECONDS, 10, 0, 20)),
                (int) env.number(WORKER_CONCURRENCY, 0, 1, 64),
                Duration.ofSeconds(env.number(WORKER_HIDDEN_SECONDS, 60, 3, 43_200)),
                Duration.ofSeconds(env.number(WORKER_GRACE_SECONDS, 45, 0, 900)));
        env.check();
        return settings;
    }

    /** How a worker polls. */
    Polling polling(WorkerName worker) {
        return new Polling(longPoll, concurrency == 0 ? suiting(worker) : concurrency, hidden);
    }

    private static int suiting(WorkerName worker) {
        return switch (worker) {
            case UPLOADS -> UPLOADS_CONCURRENCY;
            // Of two, one keeps a processor busy and one waits for S3; memory bounds them too.
            case THUMBNAILS -> 2 * Runtime.getRuntime().availableProcessors();
        };
    }
}
