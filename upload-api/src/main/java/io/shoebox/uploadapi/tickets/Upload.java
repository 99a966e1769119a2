package io.shoebox.uploadapi.tickets;

import io.shoebox.model.CollectionId;
import io.shoebox.model.ImageType;
import org.jspecify.annotations.Nullable;

/**
 * An upload that the policy allows.
 *
 * @param filename as the client sent it
 * @param contentLength bytes; null where the policy does not ask for it
 * @param checksumSha256 Base64 of the SHA-256 of the bytes
 */
record Upload(
        CollectionId collection,
        String filename,
        ImageType type,
        @Nullable Long contentLength,
        @Nullable String checksumSha256) {}
