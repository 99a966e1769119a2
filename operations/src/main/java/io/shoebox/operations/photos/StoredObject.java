package io.shoebox.operations.photos;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An object of a bucket. */
public record StoredObject(
        String key,
        long bytes,
        @Nullable String eTag,
        @Nullable Instant storedAt) {}
