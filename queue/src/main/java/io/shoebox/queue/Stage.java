package io.shoebox.queue;

/** A part of a photo's way from S3's event to its thumbnails, whose time is measured. */
public enum Stage {
    /** From S3's event to its message on the queue. */
    EVENT("EventTime"),
    /** From there to the first receive. */
    UPLOADS_QUEUE("UploadsQueueTime"),
    /** From there to the record, tries that failed included. */
    REGISTRATION("RegistrationTime"),
    /** From the thumbnail request on its queue to the first receive. */
    THUMBNAILS_QUEUE("ThumbnailsQueueTime"),
    /** From there to all thumbnails, tries that failed included. */
    THUMBNAILS("ThumbnailsTime"),
    /** The whole way: from S3's event to all thumbnails. */
    READY("ReadyAfter");

    private final String metric;

    Stage(String metric) {
        this.metric = metric;
    }

    /** The name of its metric, in CloudWatch and for Prometheus; in milliseconds. */
    public String metric() {
        return metric;
    }

    /** Whether ingest-worker measures it; else the thumbnailer does. */
    public boolean isOfRegistration() {
        return compareTo(THUMBNAILS_QUEUE) < 0;
    }
}
