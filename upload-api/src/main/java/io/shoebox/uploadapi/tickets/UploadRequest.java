package io.shoebox.uploadapi.tickets;

import io.shoebox.uploadapi.appsync.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of the photo that it wants to upload; nothing is checked yet.
 *
 * @param contentLength bytes
 * @param checksumSha256 Base64 of the SHA-256 of the bytes
 */
record UploadRequest(
        @Nullable String collectionId,
        @Nullable String filename,
        @Nullable String contentType,
        @Nullable Long contentLength,
        @Nullable String checksumSha256) {
    static UploadRequest from(Arguments arguments) {
        return new UploadRequest(
                arguments.text("collectionId"),
                arguments.text("filename"),
                arguments.text("contentType"),
                arguments.number("contentLength"),
                arguments.text("checksumSha256"));
    }
}
