package io.shoebox.infra.functions;

import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.WorkerTuning;

/**
 * A function that a queue drives.
 *
 * @param queue the part of the queue's name
 */
public record Worker(String queue, WorkerTuning tuning) {
    /** Verifies and registers uploads. */
    public static Worker ingest(Settings settings) {
        return new Worker("uploads", settings.workers().ingest());
    }

    /** Makes thumbnails. */
    public static Worker thumbnailer(Settings settings) {
        return new Worker("thumbnails", settings.workers().thumbnailer());
    }

    /** What is to be done again: looked at each minute, and let through to the others while they are idle. */
    public static Worker reconcile() {
        return new Worker("reconcile", new WorkerTuning(10, 60, 2, 512));
    }

    /** The name of the dead-letter queue's part. */
    public String deadLetterQueue() {
        return queue + "-dlq";
    }
}
