package io.shoebox.local;

/** What the buckets, queues and the table are called. */
public record ResourceNames(
        String photosBucket,
        String thumbnailsBucket,
        String uploadsQueue,
        String uploadsDeadLetters,
        String thumbnailsQueue,
        String thumbnailsDeadLetters,
        String reconcileQueue,
        String reconcileDeadLetters,
        String table) {
    /** The names that the documentation uses. */
    public static final ResourceNames DEFAULT = new ResourceNames(
            "photos",
            "thumbnails",
            "uploads",
            "uploads-dlq",
            "thumbnails",
            "thumbnails-dlq",
            "reconcile",
            "reconcile-dlq",
            "photos");
}
