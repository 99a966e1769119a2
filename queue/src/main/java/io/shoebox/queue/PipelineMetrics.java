package io.shoebox.queue;

import io.shoebox.model.PhotoKey;
import java.time.Duration;

/** Hears what becomes of photos, to count it. May be called by several threads at once. */
public interface PipelineMetrics {
    /** Uploads that kept the rules. */
    String REGISTERED = "PhotosRegistered";
    /** Uploads that broke one. */
    String REJECTED = "PhotosRejected";
    /** Photos with all thumbnails in place. */
    String READY = "PhotosReady";
    /** Photos of which no thumbnails can be made; also by {@link #REASON}. */
    String FAILED = "PhotosFailed";
    /** Size of what was registered. */
    String BYTES = "PhotoBytes";
    /** Messages that stay on their queue for another try. */
    String RETRIES = "MessageRetries";
    /** What tells kinds of failures apart: a {@link FailureClass}. */
    String REASON = "Reason";
    /** What tells workers apart. */
    String SERVICE = "Service";

    /** Counts nothing. */
    PipelineMetrics NONE = new PipelineMetrics() {
        @Override
        public void registered(PhotoKey key, long bytes, StageTimes times) {}

        @Override
        public void rejected(String key) {}

        @Override
        public void ready(PhotoKey key, StageTimes times) {}

        @Override
        public void failed(PhotoKey key, String reason) {}

        @Override
        public void retried() {}
    };

    /** An upload kept the rules; its thumbnails are asked for. */
    void registered(PhotoKey key, long bytes, StageTimes times);

    /** An upload broke a rule; its key may be of any form. */
    void rejected(String key);

    /** All thumbnails are in place. */
    void ready(PhotoKey key, StageTimes times);

    /** No thumbnails can be made. */
    void failed(PhotoKey key, String reason);

    /** A message stays on its queue for another try. */
    void retried();

    /** A message was worked on for so long, whatever became of it. */
    default void worked(Duration took) {}
}
