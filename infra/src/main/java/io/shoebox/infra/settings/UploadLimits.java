package io.shoebox.infra.settings;

import io.shoebox.ingestworker.IngestSettings;
import io.shoebox.model.Environment;
import io.shoebox.uploadapi.UploadSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What clients may send; said once for all functions that must agree on it. */
public record UploadLimits(
        @Setting(value = "the largest photo, in bytes", otherwise = "26214400", least = 1, most = Integer.MAX_VALUE)
        int mostBytes,

        @Setting(
                value = "accepted content types; none: all that Shoebox knows",
                form = "image/[a-z0-9.+-]+",
                rule = "a content type of images, like image/jpeg")
        List<String> contentTypes,

        @Setting(value = "seconds for which an upload URL is good", otherwise = "300", least = 1, most = 600)
        int ticketSeconds,

        @Setting(value = "clients must say the length when they ask for a URL", otherwise = "true")
        boolean requireLength,

        @Setting(value = "the place where a photo was taken is recorded", otherwise = "false")
        boolean keepGps) {
    /** What every function that looks at uploads is told. */
    public Map<String, String> common() {
        String most = Integer.toString(mostBytes);
        return contentTypes.isEmpty()
                ? Map.of(Environment.MOST_UPLOAD_BYTES, most)
                : Map.of(
                        Environment.MOST_UPLOAD_BYTES,
                        most,
                        Environment.UPLOAD_CONTENT_TYPES,
                        String.join(",", contentTypes));
    }

    /** Says which types Shoebox knows, if there is one that it does not. */
    Optional<String> unknownTypes() {
        var environment = new Environment(common());
        environment.contentTypes();
        try {
            environment.check();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("uploads.contentTypes: " + e.getMessage());
        }
    }

    /** What the functions of the API are told besides. */
    public Map<String, String> api() {
        return Map.of(
                UploadSettings.UPLOAD_EXPIRY_SECONDS, Integer.toString(ticketSeconds),
                UploadSettings.UPLOAD_REQUIRE_LENGTH, Boolean.toString(requireLength));
    }

    /** What ingest is told besides. */
    public Map<String, String> ingest() {
        return Map.of(IngestSettings.KEEP_GPS, Boolean.toString(keepGps));
    }
}
