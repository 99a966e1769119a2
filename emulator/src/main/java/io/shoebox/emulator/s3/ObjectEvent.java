package io.shoebox.emulator.s3;

import java.time.Instant;

/** What a bucket's queue is told of one object. */
public sealed interface ObjectEvent {
    /** What happened, such as {@code ObjectCreated:Put}. */
    String name();

    /** Where. */
    String bucket();

    /** To which object, not encoded. */
    String key();

    /** Hexadecimal; orders the events of one key. */
    String sequencer();

    /** When the request was done. */
    Instant time();

    /** An object was put, copied or completed. */
    record Created(String name, String bucket, String key, String sequencer, Instant time, long bytes, String eTag)
            implements ObjectEvent {
        /** The entity tag may be in quotation marks, which are not part of it. */
        public Created {
            eTag = eTag.replace("\"", "");
        }
    }

    /** An object was deleted. */
    record Removed(String name, String bucket, String key, String sequencer, Instant time) implements ObjectEvent {}

    /** A rule of the bucket's lifecycle has removed an object. */
    record Expired(String bucket, String key, String sequencer, Instant time) implements ObjectEvent {
        @Override
        public String name() {
            return "LifecycleExpiration:Delete";
        }
    }
}
