package io.shoebox.twin;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.local.Fields;
import io.shoebox.local.PhotoApi;
import io.shoebox.local.PhotoClient;
import io.shoebox.local.PhotoClient.Ticket;
import io.shoebox.local.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a deployment must do, asked of the twin from outside: as its users, and as an operator who looks at its queues. */
final class TwinCheck {
    private static final String COLLECTION = "summer-2026";
    private static final List<Integer> EDGES = List.of(240, 480, 960);
    /** For all photos together. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration PACE = Duration.ofMillis(100);
    private static final int STACKS = 7;
    private static final int UNAUTHORIZED = 401;

    private final Twin twin;
    private final Report report;
    private final HttpClient http;

    private TwinCheck(Twin twin, Report report, HttpClient http) {
        this.twin = twin;
        this.report = report;
        this.http = http;
    }

    /** A photo that S3 has. */
    private record Sent(Person owner, Samples.Sample sample, Ticket ticket) {}

    /** Checks everything, and tells the report. */
    static void run(Twin twin, Report report) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            new TwinCheck(twin, report, http).run();
        }
    }

    private void run() {
        report.heading("The stacks");
        report.expect("stacks", "how many", STACKS, twin.stacks().size());
        twin.stacks().forEach(stack -> report.expect("stack", stack.name(), "CREATE_COMPLETE", stack.status()));

        report.heading("Two people sign up");
        Person alice = Person.signedUp(twin.emulator(), twin.config(), "Alice");
        Person bob = Person.signedUp(twin.emulator(), twin.config(), "Bob");
        report.step("", alice.toString());
        report.step("", bob.toString());
        report.expect("identities", "differ", true, !alice.identityId().equals(bob.identityId()));
        strangers(alice);

        report.heading("Their photos go from ticket to READY");
        List<Sent> sent = send(List.of(alice, bob), Samples.photos());
        long end = System.nanoTime() + PATIENCE.toNanos();
        sent.forEach(photo -> ready(photo, end));

        report.heading("A broken photo");
        broken(alice);

        report.heading("What the API tells of them");
        lists(alice, sent);
        deletion(alice, sent.getFirst());

        report.heading("What is refused");
        refusals(bob, sent.get(2));

        report.heading("A poison message");
        poison();

        report.heading("The wiring");
        wiring();
    }

    private void strangers(Person person) {
        report.expect("nobody", "call without a token", UNAUTHORIZED, statusWithoutToken());
        expectRefusal(
                "access token",
                Person.api(twin.config(), http, person.accessToken()),
                "listMyCollections",
                Map.of(),
                "Not authorized: send the ID token; this is an access token, for which Cognito tells no identity");
        // The emulator reads tokens without verifying them, so it is the identity pool that must see the forgery.
        String forged = person.idToken().substring(0, person.idToken().lastIndexOf('.') + 1) + "c2lnbmVk";
        expectRefusal(
                "forged token",
                Person.api(twin.config(), http, forged),
                "listMyCollections",
                Map.of(),
                "Not authorized");
    }

    private int statusWithoutToken() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(twin.config().graphqlUrl()))
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ listMyCollections { nextToken } }\"}"))
                .build();
        return status(request);
    }

    private List<Sent> send(List<Person> people, List<Samples.Sample> samples) {
        var sent = new ArrayList<Sent>();
        for (int i = 0; i < samples.size(); i++) {
            Person owner = people.get(i % people.size());
            Samples.Sample sample = samples.get(i);
            PhotoClient client = owner.client(twin.config(), http);
            Ticket ticket = client.ticket(COLLECTION, sample.filename(), sample.contentType(), sample.bytes().length);
            int status = client.put(ticket, sample.bytes());
            report.expect(owner.name(), "PUT " + sample.filename(), 200, status);
            sent.add(new Sent(owner, sample, ticket));
        }
        return sent;
    }

    private void ready(Sent photo, long end) {
        String name = photo.sample().filename();
        Optional<Fields> found = photo.owner()
                .client(twin.config(), http)
                .settled(photo.ticket().s3Key(), Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        String status = found.map(fields -> fields.text("status")).orElse("not registered");
        report.expect(name, "status", "READY", status);
        if (!status.equals("READY")) {
            found.flatMap(fields -> fields.maybe("reason")).ifPresent(reason -> report.step("", reason));
            return;
        }
        Fields record = found.orElseThrow();
        report.expect(name, "size", size(photo.sample().width(), photo.sample().height()), size(record));
        report.expect(name, "name on record", name, record.text("filename"));
        report.expect(name, "thumbnails", thumbnails(photo.sample()), thumbnails(record));
        try (S3Client s3 =
                twin.emulator().access().as(photo.owner().credentials()).s3Client()) {
            report.expect(
                    name,
                    "GET by its owner",
                    200,
                    get(s3, twin.config().photosBucket(), photo.ticket().s3Key()));
            String smallest = record.list("thumbnails").getFirst().text("key");
            report.expect(
                    name,
                    "GET thumbnail by its owner",
                    200,
                    get(s3, twin.config().thumbnailsBucket(), smallest));
        }
    }

    private static Set<String> thumbnails(Samples.Sample sample) {
        int longest = Math.max(sample.width(), sample.height());
        var expected = new HashSet<String>();
        EDGES.forEach(edge -> expected.add(Math.min(edge, longest) + " " + sample.thumbnailType()));
        return expected;
    }

    private static Set<String> thumbnails(Fields record) {
        var found = new HashSet<String>();
        record.list("thumbnails")
                .forEach(thumbnail -> found.add(Math.max(thumbnail.number("width"), thumbnail.number("height")) + " "
                        + thumbnail.text("contentType")));
        return found;
    }

    private void broken(Person owner) {
        Sent broken = send(List.of(owner), List.of(Samples.broken())).getFirst();
        Optional<Fields> record =
                owner.client(twin.config(), http).settled(broken.ticket().s3Key(), PATIENCE);
        report.expect(
                "broken",
                "status",
                "FAILED",
                record.map(fields -> fields.text("status")).orElse("not registered"));
        String reason = record.flatMap(fields -> fields.maybe("reason")).orElse("");
        report.expect("broken", "has a reason on record: " + reason, true, !reason.isBlank());
    }

    private void lists(Person owner, List<Sent> sent) {
        PhotoApi api = Person.api(twin.config(), http, owner.idToken());
        // The broken one is in the collection too.
        long photos = sent.stream().filter(photo -> photo.owner().equals(owner)).count() + 1;
        List<Fields> collections =
                api.call("listMyCollections", Map.of()).orElseThrow().list("items");
        report.expect(
                "collections",
                "ids",
                List.of(COLLECTION),
                collections.stream().map(item -> item.text("collectionId")).toList());
        report.expect(
                "collections", "photoCount", photos, collections.getFirst().number("photoCount"));
        List<String> keys = listed(api);
        report.expect("listPhotos", "photos on pages of four", photos, (long) keys.size());
        report.expect("listPhotos", "all different", keys.size(), new HashSet<>(keys).size());
        report.expect(
                "listPhotos",
                "are all the caller's",
                true,
                keys.stream().allMatch(key -> key.startsWith(owner.identityId() + "/")));
    }

    private static List<String> listed(PhotoApi api) {
        var keys = new ArrayList<String>();
        Optional<String> token = Optional.empty();
        do {
            Map<String, Object> page = token.<Map<String, Object>>map(
                            next -> Map.of("collectionId", COLLECTION, "limit", 4, "nextToken", next))
                    .orElse(Map.of("collectionId", COLLECTION, "limit", 4));
            Fields answer = api.call("listPhotos", page).orElseThrow();
            answer.list("items").forEach(photo -> keys.add(photo.text("s3Key")));
            token = answer.maybe("nextToken");
        } while (token.isPresent());
        return keys;
    }

    private void deletion(Person owner, Sent photo) {
        PhotoApi api = Person.api(twin.config(), http, owner.idToken());
        String key = photo.ticket().s3Key();
        Optional<Fields> deleted = api.call("deletePhoto", Map.of("s3Key", key));
        report.expect(
                "deletePhoto",
                "answers with the record of",
                key,
                deleted.map(fields -> fields.text("s3Key")).orElse("null"));
        report.expect(
                "deletePhoto",
                "record is gone",
                true,
                within(
                        PATIENCE,
                        () -> api.call("getPhoto", Map.of("s3Key", key)).isEmpty()));
        try (S3Client s3 = twin.emulator().access().s3Client()) {
            report.expect(
                    "deletePhoto",
                    "thumbnails are gone",
                    true,
                    within(
                            PATIENCE,
                            () -> s3.listObjectsV2(
                                            list -> list.bucket(twin.config().thumbnailsBucket())
                                                    .prefix(key + "/"))
                                    .contents()
                                    .isEmpty()));
        }
    }

    private void refusals(Person stranger, Sent photo) {
        PhotoApi api = Person.api(twin.config(), http, stranger.idToken());
        Map<String, Object> another = Map.of("s3Key", photo.ticket().s3Key());
        expectRefusal("stranger", api, "getPhoto", another, "Not authorized");
        expectRefusal("stranger", api, "deletePhoto", another, "Not authorized");
        report.expect(
                "stranger",
                "the photo is still there",
                "READY",
                photo.owner()
                        .client(twin.config(), http)
                        .record(photo.ticket().s3Key())
                        .map(fields -> fields.text("status"))
                        .orElse("gone"));
        expectRefusal(
                "stranger",
                api,
                "getUploadUrl",
                Map.of(
                        "collectionId",
                        COLLECTION,
                        "filename",
                        "mine.jpg",
                        "contentType",
                        "image/jpeg",
                        "contentLength",
                        100,
                        "identityPoolId",
                        photo.owner().identityId()),
                "Not authorized");
        expectRefusal(
                "type",
                api,
                "getUploadUrl",
                Map.of(
                        "collectionId",
                        COLLECTION,
                        "filename",
                        "a.heic",
                        "contentType",
                        "image/heic",
                        "contentLength",
                        100),
                "content type image/heic is not accepted; accepted: image/jpeg, image/png, image/gif, image/webp");
        PhotoClient owner = photo.owner().client(twin.config(), http);
        report.expect(
                "once",
                "second PUT with the same URL",
                412,
                owner.put(photo.ticket(), photo.sample().bytes()));
        Ticket tiny = owner.ticket(COLLECTION, "tiny.jpg", "image/jpeg", 100);
        URI elsewhere = URI.create(tiny.url().toString().replace("/" + COLLECTION + "/", "/elsewhere/"));
        report.expect("tampered", "PUT to another key", 403, owner.put(tiny.at(elsewhere), new byte[100]));
        report.expect("tampered", "PUT of another length", 403, owner.put(tiny, new byte[101]));
        URI plain = URI.create(photo.ticket().address());
        report.expect(
                "nobody",
                "GET without credentials",
                403,
                status(HttpRequest.newBuilder(plain).build()));
    }

    /**
     * Lambda leaves a failed message hidden for the queue's visibility timeout, minutes here; an operator may shorten it, and
     * then the receive count of the template is reached in seconds.
     */
    private void poison() {
        String uploads = twin.output("UploadsQueueUrl");
        String marker = "{\"poison\":\"" + UUID.randomUUID() + "\"}";
        try (SqsClient sqs = twin.emulator().access().sqsClient()) {
            Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                            get -> get.queueUrl(uploads).attributeNames(QueueAttributeName.ALL))
                    .attributes();
            var redrive = read(attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}"));
            String deadLetters = sqs.getQueueUrl(get -> get.queueName(
                            redrive.path("deadLetterTargetArn").asText().replaceAll(".*:", "")))
                    .queueUrl();
            sqs.setQueueAttributes(
                    set -> set.queueUrl(uploads).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")));
            sqs.sendMessage(send -> send.queueUrl(uploads).messageBody(marker));
            var arrived = new ArrayList<String>();
            within(PATIENCE, () -> {
                sqs.receiveMessage(receive -> receive.queueUrl(deadLetters).waitTimeSeconds(1)).messages().stream()
                        .map(Message::body)
                        .forEach(arrived::add);
                return !arrived.isEmpty();
            });
            report.expect("poison", "dead-letter queue", List.of(marker), arrived);
            long tries = twin.gateway().calls().stream()
                    .filter(call -> call.event()
                            .contains(marker.substring(2, marker.length() - 2).replace("\"", "\\\"")))
                    .count();
            report.expect(
                    "poison",
                    "receives before that, as the template says",
                    redrive.path("maxReceiveCount").asLong(),
                    tries);
            sqs.setQueueAttributes(set -> set.queueUrl(uploads)
                    .attributes(Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT))));
        }
    }

    /** SnapStart restores published versions only, so whoever calls a function must call its alias. */
    private void wiring() {
        Map<String, Set<String>> versions = new java.util.TreeMap<>();
        twin.gateway()
                .calls()
                .forEach(call -> versions.computeIfAbsent(call.function(), name -> new HashSet<>())
                        .add(call.version()));
        report.expect("functions", "that were called", 4, versions.size());
        versions.forEach(
                (function, called) -> report.expect("alias", function + " was called in version", Set.of("1"), called));
    }

    private void expectRefusal(String who, PhotoApi api, String field, Map<String, Object> arguments, String message) {
        try {
            api.call(field, arguments);
            report.surprise(who, field + " was answered, expected: " + message);
        } catch (GraphQlException e) {
            report.expect(who, field, message, String.valueOf(e.getMessage()));
        }
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

    private int status(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean within(Duration most, BooleanSupplier condition) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
        return true;
    }

    private static com.fasterxml.jackson.databind.JsonNode read(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String size(long width, long height) {
        return width + "×" + height;
    }

    private static String size(Fields record) {
        return size(record.number("width"), record.number("height"));
    }
}
