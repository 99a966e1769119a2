package io.shoebox.uploadapi.tickets;

import static java.util.stream.Collectors.joining;

import io.shoebox.model.CollectionId;
import io.shoebox.model.ImageType;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be uploaded, and for how long a URL is good.
 *
 * @param types accepted image types, at least one
 * @param mostBytes the largest upload
 * @param expiry how long a URL can be used
 * @param lengthRequired whether a client must say the length before it uploads; else the worker enforces it afterwards
 */
public record UploadPolicy(Set<ImageType> types, long mostBytes, Duration expiry, boolean lengthRequired) {
    /** The longest {@code filename} that a client may send, in UTF-16 code units. */
    public static final int MOST_FILENAME_CHARACTERS = 1024;

    private static final int SHA256_BYTES = 32;
    private static final int MOST_QUOTED_CHARACTERS = 100;

    /** @throws IllegalArgumentException if no type is accepted */
    public UploadPolicy {
        types = Collections.unmodifiableSet(EnumSet.copyOf(types));
    }

    /** What the policy says of an upload. */
    sealed interface Verdict {
        /** It may be made, in this form. */
        record Allowed(Upload upload) implements Verdict {}

        /** It may not; the message names the first rule that it breaks, and the limit. */
        record Refused(String message) implements Verdict {}

        /** It may not be so large; the message names the limit. */
        record Exceeded(String message) implements Verdict {}
    }

    Verdict judge(UploadRequest request) {
        String collection = request.collectionId();
        if (collection == null || !CollectionId.isValid(collection)) {
            return new Verdict.Refused("collectionId must be " + CollectionId.RULE);
        }
        String filename = request.filename();
        if (filename == null || filename.isBlank() || filename.length() > MOST_FILENAME_CHARACTERS) {
            return new Verdict.Refused("filename must be 1 to " + MOST_FILENAME_CHARACTERS + " characters, not blank");
        }
        ImageType type = accepted(request.contentType());
        if (type == null) {
            return new Verdict.Refused(
                    "content type " + quoted(request.contentType()) + " is not accepted; accepted: " + typeNames());
        }
        Long length = request.contentLength();
        if (length == null ? lengthRequired : length < 1 || length > mostBytes) {
            String given = length == null ? "it is missing" : "not " + length;
            String message = "contentLength must be from 1 to " + mostBytes + " bytes; " + given;
            return length != null && length > mostBytes ? new Verdict.Exceeded(message) : new Verdict.Refused(message);
        }
        String checksum = request.checksumSha256();
        if (checksum != null && !isSha256(checksum)) {
            return new Verdict.Refused("checksumSha256 must be the Base64 of " + SHA256_BYTES + " bytes");
        }
        return new Verdict.Allowed(new Upload(new CollectionId(collection), filename, type, length, checksum));
    }

    private @Nullable ImageType accepted(@Nullable String contentType) {
        return contentType == null
                ? null
                : ImageType.ofContentType(contentType).filter(types::contains).orElse(null);
    }

    private String typeNames() {
        return types.stream().map(ImageType::contentType).collect(joining(", "));
    }

    // What a client sent goes back to it only in a bounded, printable form.
    private static String quoted(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "(none)";
        }
        String bounded = text.substring(0, Math.min(text.length(), MOST_QUOTED_CHARACTERS));
        return bounded.replaceAll("[^ -~]", "?");
    }

    private static boolean isSha256(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length == SHA256_BYTES
                    && Base64.getEncoder().encodeToString(bytes).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
