package io.shoebox.operations.places;

import java.util.Locale;

/** A queue of the pipeline. */
public enum QueueName {
    /** S3's events. */
    UPLOADS,
    /** Verified photos, whose thumbnails are to be made. */
    THUMBNAILS,
    /** What the reconcile found lost. */
    RECONCILE;

    /** As people write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
