package io.shoebox.operations.reconcile;

import io.shoebox.model.Environment;

/** Where photos, thumbnails, rows and messages are. */
public record Places(
        String photosBucket,
        String thumbnailsBucket,
        String table,
        String uploadsQueueUrl,
        String thumbnailsQueueUrl,
        String reconcileQueueUrl) {
    /** URL of the queue that carries what is to be done again. */
    public static final String RECONCILE_QUEUE_URL = "RECONCILE_QUEUE_URL";

    /** The caller checks the environment. */
    public static Places from(Environment env) {
        return new Places(
                env.text(Environment.PHOTOS_BUCKET),
                env.text(Environment.THUMBNAILS_BUCKET),
                env.text(Environment.PHOTOS_TABLE),
                env.text(Environment.UPLOADS_QUEUE_URL),
                env.text(Environment.THUMBNAILS_QUEUE_URL),
                env.text(RECONCILE_QUEUE_URL));
    }
}
