package io.shoebox.cli.demo;

import io.shoebox.local.LocalSystem;
import io.shoebox.local.ResourceNames;
import io.shoebox.local.client.Fields;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.local.client.Viewing;
import io.shoebox.model.IdentityId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sends photos the whole way, as one identity, and tries as another what must be refused. */
public final class Demo {
    private static final String COLLECTION = "demo";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Report report;
    private final LocalSystem system;
    private final PhotoClient client;
    private final IdentityId owner;
    private final IdentityId stranger;
    private final ResourceNames names;

    /** As the owner; what is the stranger's must be refused. */
    public Demo(Report report, LocalSystem system, IdentityId owner, IdentityId stranger) {
        this.report = report;
        this.system = system;
        this.owner = owner;
        this.stranger = stranger;
        client = system.client(owner);
        names = system.names();
    }

    /** One photo, each step of which is reported. */
    public void send(Source source) {
        report.heading(source.filename() + ", " + bytes(source.bytes().length));
        Optional<Ticket> ticket = ticket(source);
        if (ticket.isEmpty()) {
            return;
        }
        Instant begun = Instant.now();
        report.expect("PUT", "status", 200, client.put(ticket.get(), source.bytes()));
        Instant stored = Instant.now();
        report.step("", "took " + Duration.between(begun, stored).toMillis() + " ms");
        Optional<Fields> found = client.settled(ticket.get().s3Key(), PATIENCE);
        if (found.isEmpty()) {
            report.surprise("record", "none within " + PATIENCE.toSeconds() + " s, expected READY");
            return;
        }
        Fields record = found.get();
        if (!record.text("status").equals("READY")) {
            report.surprise(
                    "record",
                    "status " + record.text("status") + ", expected READY; "
                            + record.maybe("reason").orElse("no reason is on record"));
            return;
        }
        describe(record, source, stored);
        String thumbnail = record.list("thumbnails").getLast().text("key");
        view("owner", owner, 200, ticket.get().s3Key(), thumbnail);
        view("stranger", stranger, 403, ticket.get().s3Key(), thumbnail);
        refusals(ticket.get(), source.bytes());
    }

    private Optional<Ticket> ticket(Source source) {
        try {
            Ticket ticket = client.ticket(COLLECTION, source.filename(), source.contentType(), source.bytes().length);
            report.step("ticket", "PUT " + ticket.address());
            report.step("", "once, until " + ticket.expiresAt() + "; sends " + sorted(ticket.headers()));
            return Optional.of(ticket);
        } catch (RuntimeException e) {
            report.surprise("ticket", "refused: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void describe(Fields record, Source source, Instant stored) {
        report.step("queue", "S3's event of " + record.text("createdAt") + " went by way of uploads and thumbnails");
        report.expect("record", "type", source.contentType(), record.text("contentType"));
        report.expect("record", "bytes", (long) source.bytes().length, record.number("bytes"));
        source.facts().ifPresentOrElse(facts -> check(facts, record), () -> tell(record));
        Instant ready = Instant.parse(record.text("updatedAt"));
        report.step("", "READY " + Math.max(0, Duration.between(stored, ready).toMillis()) + " ms after the PUT");
        List<Fields> thumbnails = record.list("thumbnails");
        report.expect("thumbnails", "how many", Viewing.EDGES.size(), thumbnails.size());
        for (int i = 0; i < Math.min(Viewing.EDGES.size(), thumbnails.size()); i++) {
            check(thumbnails.get(i), Viewing.EDGES.get(i), record);
        }
    }

    private void check(Source.Facts facts, Fields record) {
        report.expect("record", "size", facts.size(), size(record));
        report.expect(
                "record", "taken", facts.takenAt(), record.maybe("takenAt").orElse("unknown"));
        report.expect("record", "camera", facts.camera(), record.maybe("camera").orElse("unknown"));
    }

    private void tell(Fields record) {
        report.step(
                "record",
                size(record) + ", taken " + record.maybe("takenAt").orElse("at an unknown time") + " with "
                        + record.maybe("camera").orElse("an unknown camera"));
    }

    /** As large as its edge says, unless the photo is smaller. */
    private void check(Fields thumbnail, int edge, Fields record) {
        long longest = Math.max(record.number("width"), record.number("height"));
        report.expect(
                "thumbnail",
                size(thumbnail) + ", " + bytes(thumbnail.number("bytes")) + ", " + thumbnail.text("contentType")
                        + ", longest edge",
                Math.min(edge, longest),
                Math.max(thumbnail.number("width"), thumbnail.number("height")));
        report.expect("", "bytes in the bucket", thumbnail.number("bytes"), stored(thumbnail.text("key")));
    }

    /** What the server has, or its status where that is none. */
    private Object stored(String thumbnail) {
        try (S3Client server = system.access().s3Client()) {
            return server.headObject(
                            head -> head.bucket(names.thumbnailsBucket()).key(thumbnail))
                    .contentLength();
        } catch (S3Exception e) {
            return "status " + e.statusCode();
        }
    }

    private static String size(Fields picture) {
        return picture.text("width") + "×" + picture.text("height");
    }

    /** Only where somebody gives users temporary credentials. */
    private void view(String who, IdentityId viewer, int expected, String original, String thumbnail) {
        system.s3As(viewer).ifPresent(client -> {
            try (S3Client s3 = client) {
                report.expect(who, "GET original", expected, Viewing.status(s3, names.photosBucket(), original));
                report.expect(who, "GET thumbnail", expected, Viewing.status(s3, names.thumbnailsBucket(), thumbnail));
            }
        });
    }

    private void refusals(Ticket ticket, byte[] bytes) {
        report.expect("once", "second PUT with the same URL", 412, client.put(ticket, bytes));
        report.expect("tampered", "PUT to another key with a good URL", 403, putElsewhere());
    }

    /** A few bytes: a server refuses before it reads, and a client that is still sending may miss why. */
    private int putElsewhere() {
        byte[] bytes = new byte[100];
        Ticket ticket = client.ticket(COLLECTION, "tiny.jpg", "image/jpeg", bytes.length);
        String elsewhere = ticket.url().toString().replace("/" + COLLECTION + "/", "/" + COLLECTION + "-elsewhere/");
        return client.put(ticket.at(URI.create(elsewhere)), bytes);
    }

    private static String sorted(Map<String, String> headers) {
        return headers.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private static String bytes(long bytes) {
        return bytes < 10_000
                ? bytes + " bytes"
                : bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
