package io.shoebox.operations.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An object as a listing shows it.
 *
 * @param eTag without quotes; null: a server shows a file that a crash cut off, which nobody was told is there
 */
record Stored(String key, long bytes, @Nullable String eTag, Instant modified) {
    static Stored of(S3Object object) {
        return new Stored(object.key(), object.size(), bare(object.eTag()), object.lastModified());
    }

    static @Nullable String bare(@Nullable String eTag) {
        return eTag == null ? null : eTag.replace("\"", "");
    }
}
