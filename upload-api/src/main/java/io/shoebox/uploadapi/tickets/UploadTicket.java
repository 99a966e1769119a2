package io.shoebox.uploadapi.tickets;

import io.shoebox.model.PhotoKey;
import io.shoebox.uploadapi.appsync.DateTimes;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to put one object, once. Whoever has the URL has the right, so it is printed nowhere.
 *
 * @param headers the signed headers that a client must send as they are, by name in lower case; without {@code host} and
 *     {@code content-length}, which every HTTP client sets by itself and many let no one set
 */
public record UploadTicket(URI url, PhotoKey key, SortedMap<String, String> headers, Instant expiresAt) {
    public UploadTicket {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** {@code UploadDetails} of the schema. */
    public Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("url", url.toString());
        fields.put("s3Key", key.toString());
        fields.put("headers", headerFields());
        fields.put("expiresAt", DateTimes.text(expiresAt));
        return fields;
    }

    private List<Map<String, String>> headerFields() {
        return headers.entrySet().stream()
                .map(header -> Map.of("name", header.getKey(), "value", header.getValue()))
                .toList();
    }

    /** Without the URL, so that no log can hold it. */
    @Override
    public String toString() {
        return "UploadTicket[key=" + key + ", expiresAt=" + expiresAt + "]";
    }
}
