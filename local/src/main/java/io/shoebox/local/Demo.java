package io.shoebox.local;

import io.shoebox.local.PhotoClient.Ticket;
import io.shoebox.model.ImageType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sends photos the whole way, as one identity, and tries as another what must be refused. */
final class Demo {
    private static final String COLLECTION = "demo";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Report report;
    private final PhotoClient client;
    private final S3Client owner;
    private final S3Client stranger;
    private final ResourceNames names;

    /** A photo to send. */
    record Source(String filename, byte[] bytes) {}

    /**
     * Sends as the owner.
     *
     * @param owner S3 with the owner's temporary credentials
     * @param stranger S3 with those of somebody else
     */
    Demo(Report report, PhotoClient client, S3Client owner, S3Client stranger, ResourceNames names) {
        this.report = report;
        this.client = client;
        this.owner = owner;
        this.stranger = stranger;
        this.names = names;
    }

    void send(Source source) {
        report.heading(source.filename() + ", " + size(source.bytes().length));
        Optional<Ticket> ticket = ticket(source);
        if (ticket.isEmpty()) {
            return;
        }
        Instant begun = Instant.now();
        report.expect("PUT", "status", 200, client.put(ticket.get(), source.bytes()));
        Instant stored = Instant.now();
        report.step("", "took " + Duration.between(begun, stored).toMillis() + " ms");
        Map<?, ?> record = client.settled(ticket.get().s3Key(), PATIENCE).orElse(Map.of());
        if (!"READY".equals(record.get("status"))) {
            report.surprise("record", "status " + record.get("status") + ", expected READY; " + record.get("reason"));
            return;
        }
        describe(record, stored);
        refusals(ticket.get(), source.bytes(), thumbnails(record));
    }

    private Optional<Ticket> ticket(Source source) {
        String contentType =
                ImageType.sniff(source.bytes()).map(ImageType::contentType).orElse("application/octet-stream");
        try {
            Ticket ticket = client.ticket(COLLECTION, source.filename(), contentType, source.bytes().length);
            report.step("ticket", "PUT " + ticket.address());
            report.step("", "once, until " + ticket.expiresAt() + "; sends " + sorted(ticket.headers()));
            return Optional.of(ticket);
        } catch (RuntimeException e) {
            report.surprise("ticket", "refused: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void describe(Map<?, ?> record, Instant stored) {
        Instant registered = Instant.parse((String) record.get("createdAt"));
        Instant ready = Instant.parse((String) record.get("updatedAt"));
        report.step("queue", "S3's event of " + registered + " went by way of uploads and thumbnails");
        report.step(
                "record",
                record.get("width") + "×" + record.get("height") + ", " + record.get("contentType") + ", taken "
                        + known(record.get("takenAt")) + " with " + known(record.get("camera")));
        report.step("", "READY " + Math.max(0, Duration.between(stored, ready).toMillis()) + " ms after the PUT");
        for (Map<?, ?> thumbnail : thumbnails(record)) {
            report.step(
                    "thumbnail",
                    thumbnail.get("width") + "×" + thumbnail.get("height") + ", "
                            + size(((Number) thumbnail.get("bytes")).longValue()) + ", "
                            + thumbnail.get("contentType"));
        }
    }

    private void refusals(Ticket ticket, byte[] bytes, List<Map<?, ?>> thumbnails) {
        String thumbnail = (String) thumbnails.getLast().get("key");
        report.expect("owner", "GET original", 200, get(owner, names.photosBucket(), ticket.s3Key()));
        report.expect("owner", "GET thumbnail", 200, get(owner, names.thumbnailsBucket(), thumbnail));
        report.expect("stranger", "GET original", 403, get(stranger, names.photosBucket(), ticket.s3Key()));
        report.expect("stranger", "GET thumbnail", 403, get(stranger, names.thumbnailsBucket(), thumbnail));
        report.expect("once", "second PUT with the same URL", 412, client.put(ticket, bytes));
        URI elsewhere =
                URI.create(ticket.url().toString().replace("/" + COLLECTION + "/", "/" + COLLECTION + "-elsewhere/"));
        report.expect("tampered", "PUT to another key with its URL", 403, client.put(ticket.at(elsewhere), bytes));
    }

    private static int get(S3Client s3, String bucket, String key) {
        try {
            return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key))
                    .response()
                    .sdkHttpResponse()
                    .statusCode();
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }

    private static List<Map<?, ?>> thumbnails(Map<?, ?> record) {
        return ((List<?>) record.get("thumbnails"))
                .stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    private static String sorted(Map<String, String> headers) {
        return headers.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private static Object known(@Nullable Object value) {
        return value == null ? "unknown" : value;
    }

    static String size(long bytes) {
        return bytes < 10_000
                ? bytes + " bytes"
                : bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
