package io.shoebox.ingestworker;

import io.shoebox.model.Picture;
import io.shoebox.model.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded object as S3 has it now.
 *
 * @param filename as the client sent it
 * @param contentType as declared; empty if nothing is
 * @param eTag without quotes
 * @param requestId of the ticket; null if the metadata names none
 * @param picture null if the file does not say its size, or was not read
 */
record StoredObject(
        String filename,
        String contentType,
        long bytes,
        @Nullable String eTag,
        @Nullable RequestId requestId,
        @Nullable Picture picture) {
    StoredObject with(@Nullable Picture read) {
        return new StoredObject(filename, contentType, bytes, eTag, requestId, read);
    }
}
