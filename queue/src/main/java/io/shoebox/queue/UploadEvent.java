package io.shoebox.queue;

import io.shoebox.model.Sequencer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What S3 says happened to an object of the photos bucket. The key is decoded, but not yet trusted to be of the grammar. */
public sealed interface UploadEvent {
    String bucket();

    String key();

    Sequencer sequencer();

    /** When S3 finished the request. */
    Instant time();

    /** An object was put, copied or completed. */
    record Created(
            String bucket,
            String key,
            Sequencer sequencer,
            Instant time,
            @Nullable Long bytes,
            @Nullable String eTag) implements UploadEvent {}

    /**
     * An object was deleted, expired, or hidden by a delete marker.
     *
     * @param expired whether a rule of the bucket's lifecycle did it
     */
    record Removed(String bucket, String key, Sequencer sequencer, Instant time, boolean expired)
            implements UploadEvent {
        /** By somebody. */
        public Removed(String bucket, String key, Sequencer sequencer, Instant time) {
            this(bucket, key, sequencer, time, false);
        }
    }
}
