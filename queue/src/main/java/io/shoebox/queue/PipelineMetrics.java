package io.shoebox.queue;

import io.shoebox.model.PhotoKey;
import java.time.Duration;

/** Hears what becomes of photos, to count it. May be called by several threads at once. */
public interface PipelineMetrics {
    /** Counts nothing. */
    PipelineMetrics NONE = new PipelineMetrics() {
        @Override
        public void registered(PhotoKey key, long bytes) {}

        @Override
        public void rejected(String key) {}

        @Override
        public void ready(PhotoKey key, Duration afterUpload) {}

        @Override
        public void failed(PhotoKey key) {}
    };

    /** An upload kept the rules; its thumbnails are asked for. */
    void registered(PhotoKey key, long bytes);

    /** An upload broke a rule; its key may be of any form. */
    void rejected(String key);

    /**
     * All thumbnails are in place.
     *
     * @param afterUpload the time since S3's event
     */
    void ready(PhotoKey key, Duration afterUpload);

    /** No thumbnails can be made. */
    void failed(PhotoKey key);
}
