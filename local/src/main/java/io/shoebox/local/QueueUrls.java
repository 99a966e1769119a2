package io.shoebox.local;

/** The URLs of the queues, as SQS clients want them. */
public record QueueUrls(
        String uploads,
        String uploadsDeadLetters,
        String thumbnails,
        String thumbnailsDeadLetters,
        String reconcile,
        String reconcileDeadLetters) {}
