package io.shoebox.ingestworker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.model.PhotoKey;
import io.shoebox.model.RequestId;
import io.shoebox.model.UploadMetadata;
import java.net.URLDecoder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metadata that the upload URL signed. */
final class ObjectMetadata {
    private static final int MOST_FILENAME_CHARACTERS = 1024;
    private static final char REPLACEMENT = '\uFFFD';

    private ObjectMetadata() {}

    static boolean names(PhotoKey key, Map<String, String> metadata) {
        return key.owner().value().equals(metadata.get(UploadMetadata.OWNER));
    }

    /** The name for the record: as sent, or that of the key if the metadata has none that can be read. */
    static String filename(PhotoKey key, Map<String, String> metadata) {
        String sent = decoded(metadata.get(UploadMetadata.FILENAME));
        return sent == null || sent.isBlank() ? key.filename().value() : sent;
    }

    /** The request that the ticket was issued to. Null for older tickets, other uploaders and what is no request id. */
    static @Nullable RequestId request(Map<String, String> metadata) {
        return RequestId.read(metadata.get(UploadMetadata.REQUEST)).orElse(null);
    }

    private static @Nullable String decoded(@Nullable String encoded) {
        if (encoded == null) {
            return null;
        }
        try {
            // URLDecoder is for forms: there a plus sign is a space.
            String text = URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
            return text.indexOf(REPLACEMENT) < 0 && text.length() <= MOST_FILENAME_CHARACTERS ? text : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
