package io.shoebox.operations.places;

import java.util.Locale;

/** A worker that can be paused. */
public enum WorkerName {
    /** Registers photos. */
    UPLOADS(QueueName.UPLOADS),
    /** Makes thumbnails. */
    THUMBNAILS(QueueName.THUMBNAILS);

    private final QueueName queue;

    WorkerName(QueueName queue) {
        this.queue = queue;
    }

    /** The queue whose messages it takes. */
    public QueueName queue() {
        return queue;
    }

    /** As people write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
