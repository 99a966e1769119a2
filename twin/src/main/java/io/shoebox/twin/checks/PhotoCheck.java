package io.shoebox.twin.checks;

import io.shoebox.cli.demo.Report;
import io.shoebox.local.client.Fields;
import io.shoebox.local.client.PhotoApi;
import io.shoebox.local.client.PhotoClient;
import io.shoebox.local.client.PhotoClient.Ticket;
import io.shoebox.local.client.Viewing;
import io.shoebox.twin.client.ClientConfig;
import io.shoebox.twin.client.Person;
import io.shoebox.twin.deployment.Twin;
import io.shoebox.twin.emulator.Patience;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;

/** Photos on their way from ticket to READY, or to FAILED, and what the API tells of them. */
final class PhotoCheck {
    static final String COLLECTION = "summer-2026";

    /** For all photos together. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Twin twin;
    private final ClientConfig config;
    private final Report report;
    private final HttpClient http;
    private final Map<Person, PhotoClient> clients = new HashMap<>();

    PhotoCheck(Twin twin, Report report, HttpClient http) {
        this.twin = twin;
        this.config = twin.config();
        this.report = report;
        this.http = http;
    }

    /** A photo that S3 has. */
    record Sent(Person owner, Samples.Sample sample, Ticket ticket) {}

    private PhotoClient client(Person owner) {
        return clients.computeIfAbsent(owner, person -> person.client(config, http));
    }

    /** Sends them in turn from these people. */
    List<Sent> send(List<Person> people, List<Samples.Sample> samples) {
        var sent = new ArrayList<Sent>();
        for (int i = 0; i < samples.size(); i++) {
            Person owner = people.get(i % people.size());
            Samples.Sample sample = samples.get(i);
            PhotoClient client = client(owner);
            Ticket ticket = client.ticket(COLLECTION, sample.filename(), sample.contentType(), sample.bytes().length);
            report.expect(owner.name(), "PUT " + sample.filename(), 200, client.put(ticket, sample.bytes()));
            sent.add(new Sent(owner, sample, ticket));
        }
        return sent;
    }

    void areReady(List<Sent> sent) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        sent.forEach(photo -> report.expect(
                photo.owner().name(),
                photo.sample().filename(),
                expected(photo.sample()),
                found(photo, Duration.ofNanos(Math.max(0, end - System.nanoTime())))));
    }

    /** Of which nothing is known but that they are photos. */
    void filesAreReady(Person owner, List<Path> files) {
        for (Path file : files) {
            Samples.Sample photo = Samples.read(file);
            Sent sent = send(List.of(owner), List.of(photo)).getFirst();
            String found = found(sent, PATIENCE);
            report.expect(owner.name(), found + "; is READY", true, found.startsWith("READY, "));
        }
    }

    Sent brokenIsOnRecord(Person owner) {
        Sent broken = send(List.of(owner), List.of(Samples.broken())).getFirst();
        report.expect(
                owner.name(), broken.sample().filename(), "FAILED: the image is truncated", found(broken, PATIENCE));
        return broken;
    }

    /** All that there is to see of a photo that is as it should be. */
    private static String expected(Samples.Sample sample) {
        int longest = Math.max(sample.width(), sample.height());
        String thumbnails = Viewing.EDGES.stream()
                .map(edge -> Math.min(edge, longest) + " " + sample.thumbnailType())
                .distinct()
                .collect(Collectors.joining(", "));
        return "READY, " + sample.filename() + ", " + sample.width() + "×" + sample.height() + ", thumbnails "
                + thumbnails + "; its owner may get it: 200, and its thumbnail: 200";
    }

    private String found(Sent photo, Duration most) {
        Optional<Fields> settled = client(photo.owner()).settled(photo.ticket().s3Key(), most);
        if (settled.isEmpty()) {
            return "not registered in time";
        }
        Fields record = settled.get();
        if (!record.text("status").equals("READY")) {
            return record.text("status")
                    + record.maybe("reason").map(reason -> ": " + reason).orElse("");
        }
        List<Fields> thumbnails = record.list("thumbnails");
        String pictures = thumbnails.stream()
                .map(made -> Math.max(made.number("width"), made.number("height")) + " " + made.text("contentType"))
                .distinct()
                .collect(Collectors.joining(", "));
        try (S3Client s3 =
                twin.emulator().access().as(photo.owner().credentials()).s3Client()) {
            return "READY, " + record.text("filename") + ", " + record.number("width") + "×" + record.number("height")
                    + ", thumbnails " + pictures + "; its owner may get it: "
                    + Viewing.status(s3, config.photosBucket(), photo.ticket().s3Key()) + ", and its thumbnail: "
                    + Viewing.status(
                            s3, config.thumbnailsBucket(), thumbnails.getFirst().text("key"));
        }
    }

    /** @param photos how many this owner has */
    void areListed(Person owner, long photos) {
        PhotoApi api = owner.api(config, http);
        List<Fields> collections =
                api.call("listMyCollections", Map.of()).orElseThrow().list("items");
        report.expect(
                "listMyCollections",
                "names and counts",
                List.of(COLLECTION + " " + photos),
                collections.stream()
                        .map(item -> item.text("collectionId") + " " + item.number("photoCount"))
                        .toList());
        List<String> keys = listed(api);
        report.expect("listPhotos", "keys on pages of four", photos, (long) keys.size());
        report.expect("listPhotos", "different ones", photos, (long) new HashSet<>(keys).size());
        report.expect(
                "listPhotos",
                "the caller's own",
                photos,
                keys.stream()
                        .filter(key -> key.startsWith(owner.identityId() + "/"))
                        .count());
    }

    private static List<String> listed(PhotoApi api) {
        var keys = new ArrayList<String>();
        Map<String, Object> page = Map.of("collectionId", COLLECTION, "limit", 4);
        while (true) {
            Fields answer = api.call("listPhotos", page).orElseThrow();
            answer.list("items").forEach(photo -> keys.add(photo.text("s3Key")));
            Optional<String> next = answer.maybe("nextToken");
            if (next.isEmpty()) {
                return keys;
            }
            page = Map.of("collectionId", COLLECTION, "limit", 4, "nextToken", next.get());
        }
    }

    void canBeDeleted(Sent photo) {
        PhotoApi api = photo.owner().api(config, http);
        String key = photo.ticket().s3Key();
        report.expect(
                "deletePhoto",
                "answers with the record of",
                key,
                api.call("deletePhoto", Map.of("s3Key", key))
                        .map(fields -> fields.text("s3Key"))
                        .orElse("null"));
        report.expect(
                "deletePhoto",
                "the record goes",
                true,
                Patience.until(
                        PATIENCE,
                        () -> api.call("getPhoto", Map.of("s3Key", key)).isEmpty()));
        try (S3Client s3 = twin.emulator().access().s3Client()) {
            report.expect(
                    "deletePhoto",
                    "the thumbnails go",
                    true,
                    Patience.until(
                            PATIENCE,
                            () -> s3.listObjectsV2(list -> list.bucket(config.thumbnailsBucket())
                                            .prefix(key + "/"))
                                    .contents()
                                    .isEmpty()));
        }
    }
}
