package io.shoebox.local;

import java.util.Map;

/** The URLs of the queues, as SQS clients want them. */
public record QueueUrls(
        String uploads,
        String uploadsDeadLetters,
        String thumbnails,
        String thumbnailsDeadLetters,
        String reconcile,
        String reconcileDeadLetters) {
    /** By the names of the queues. */
    Map<String, String> byName(ResourceNames names) {
        return Map.of(
                names.uploadsQueue(), uploads,
                names.uploadsDeadLetters(), uploadsDeadLetters,
                names.thumbnailsQueue(), thumbnails,
                names.thumbnailsDeadLetters(), thumbnailsDeadLetters,
                names.reconcileQueue(), reconcile,
                names.reconcileDeadLetters(), reconcileDeadLetters);
    }
}
