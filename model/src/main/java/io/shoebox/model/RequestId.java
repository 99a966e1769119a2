package io.shoebox.model;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which request of the API a photo goes back to: from its ticket into the object's metadata, the row, the thumbnail
 * request and each log line. What is read back may come from anybody who can upload, so only a bounded and harmless text
 * is one.
 */
public record RequestId(String value) {
    /** The longest one, in characters; AWS's have 36. */
    public static final int MOST_CHARACTERS = 64;
    /** The name of the field in log lines. */
    public static final String LOG_FIELD = "requestId";

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9-]{1," + MOST_CHARACTERS + "}");

    /** @throws IllegalArgumentException if it is none; the message does not quote it */
    public RequestId {
        if (!RULE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a request id must be 1 to " + MOST_CHARACTERS + " letters, digits and hyphens");
        }
    }

    /** Empty if the text is none. */
    public static Optional<RequestId> read(@Nullable String text) {
        return text != null && RULE.matcher(text).matches() ? Optional.of(new RequestId(text)) : Optional.empty();
    }

    /** One for a request that nobody gave any. */
    public static RequestId random() {
        return new RequestId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
