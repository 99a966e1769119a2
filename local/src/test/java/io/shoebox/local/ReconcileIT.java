package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.catalog.Page;
import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.CollectionId;
import io.shoebox.model.Environment;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.UploadMetadata;
import io.shoebox.operations.reconcile.Budget;
import io.shoebox.operations.reconcile.Finding;
import io.shoebox.operations.reconcile.FindingKind;
import io.shoebox.operations.reconcile.Pipeline;
import io.shoebox.operations.reconcile.Places;
import io.shoebox.operations.reconcile.Reconciler;
import io.shoebox.operations.reconcile.Reruns;
import io.shoebox.operations.reconcile.Run;
import io.shoebox.operations.reconcile.RunStatus;
import io.shoebox.operations.reconcile.Runs;
import io.shoebox.operations.reconcile.Stop;
import io.shoebox.operations.reconcile.Task;
import io.shoebox.operations.reconcile.Trickle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Buckets and table are made to disagree in each way, on the embedded servers with both workers, and one run mends all. Over
 * 200 lines since making the disagreements and looking for what became of them are one story.
 */
final class ReconcileIT {
    private static final int OWNERS = 4;
    private static final int COLLECTIONS = 3;
    private static final Map<String, String> SMALL = Map.of("THUMBNAIL_EDGES", "16,32");

    private final Random random = new Random(5);
    private final byte[] picture = SamplePhoto.jpeg(64, 48, 1, LocalDateTime.of(2026, 3, 1, 10, 15));
    private final List<PhotoKey> photos = new ArrayList<>();

    private LocalServers servers;
    private S3Client s3;
    private SqsClient sqs;
    private DynamoDbClient dynamo;
    private Catalog catalog;
    private Workers workers;
    private Places places;
    private Trickle trickle;

    @BeforeEach
    void start() {
        servers = LocalServers.start(ServerSettings.inMemory());
        s3 = servers.access().s3Client();
        sqs = servers.access().sqsClient();
        dynamo = servers.access().dynamoClient();
        catalog = new DynamoCatalog(dynamo, servers.names().table());
        workers = new Workers(servers.access(), servers.names(), servers.queues(), SMALL);
        places = Places.from(new Environment(Workers.environment(servers.names(), servers.queues(), Map.of())));
        trickle = new Trickle(sqs, places);
    }

    @AfterEach
    void stop() {
        workers.close();
        s3.close();
        sqs.close();
        dynamo.close();
        servers.close();
    }

    @Test
    @Tag("long")
    void oneRunMendsAThousandLossyEventsAndASecondFindsNothing() {
        Damage damage = damage(1_000);

        Run dry = reconcile(task().dry(true));
        assertThat(found(dry)).isEqualTo(damage.expected());
        assertThat(dry.mended()).isZero();
        assertThat(trickle.once()).isEqualTo(Trickle.Flow.DRY);

        Run run = reconcile(task());
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(found(run)).isEqualTo(damage.expected());
        assertThat(run.findings()).allMatch(finding -> finding.found() == finding.mended());
        finishWork();

        assertMended(damage);
        Run second = reconcile(task());
        assertThat(second.findings()).isEmpty();
        assertThat(second.compared()).isGreaterThanOrEqualTo(990);
        System.out.printf(
                "reconcile: %d keys, %d requests, $%.6f%n", second.compared(), second.requests(), second.dollars());
    }

    @Test
    void aRunWhoseProcessDiesInTheMiddleIsGoneOnWithWhereItWas() throws Exception {
        Damage damage = damage(200);
        Run asked = ask(task());
        var frozen = new CountDownLatch(1);
        var looks = new AtomicInteger();
        var thaw = new CountDownLatch(1);
        try (var pool = Executors.newSingleThreadExecutor()) {
            Future<?> dead = pool.submit(
                    () -> reconciler(Duration.ZERO).work(asked, () -> freezes(looks, frozen, thaw), now -> {}));
            assertThat(frozen.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(reconciler(Duration.ZERO).work(asked, Stop.NEVER, now -> {}))
                    .as("the lease is held")
                    .isEmpty();
            Run run = reconciler(Duration.ofMinutes(3))
                    .work(asked, Stop.NEVER, now -> {})
                    .orElseThrow();
            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            thaw.countDown();
            assertThat(dead)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withMessageContaining("another process");
        }
        finishWork();

        assertMended(damage);
        assertThat(reconcile(task()).findings()).isEmpty();
    }

    @Test
    void aRunThatStopsAtEachTenthKeyComesToTheSameEnd() {
        Damage damage = damage(120);
        Run run = ask(task());
        int times = 0;
        while (run.status() == RunStatus.RUNNING) {
            var left = new AtomicInteger(11);
            run = reconciler(Duration.ZERO)
                    .work(run, () -> left.decrementAndGet() > 0 ? Stop.Wish.NONE : Stop.Wish.PAUSE, now -> {})
                    .orElseThrow();
            times++;
        }
        assertThat(times).isGreaterThan(10);
        assertThat(found(run)).isEqualTo(damage.expected());
        finishWork();

        assertMended(damage);
        assertThat(reconcile(task()).findings()).isEmpty();
    }

    @Test
    void uploadsAndDeletesWhileItRunsLoseNothing() throws Exception {
        damage(200);
        workers.start();
        var added = new ArrayList<PhotoKey>();
        var deleted = photos.subList(0, 20);
        try (var pool = Executors.newSingleThreadExecutor()) {
            Future<?> uploads = pool.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    added.add(put());
                    if (i % 3 == 0) {
                        delete(deleted.get(i / 3));
                    }
                }
            });
            while (!uploads.isDone()) {
                // What is settled at the start of a run is all that it judges.
                reconcile(task());
            }
            uploads.get();
        }
        Eventually.holds(Duration.ofMinutes(1), () -> messages() == 0);
        reconcile(task());
        Eventually.holds(Duration.ofMinutes(1), () -> trickle.once() == Trickle.Flow.DRY && messages() == 0);

        assertThat(added).allSatisfy(key -> assertThat(status(key)).isEqualTo(PhotoStatus.READY));
        assertThat(deleted).allSatisfy(key -> assertThat(status(key)).isIn(PhotoStatus.DELETED, null));
        assertThat(reconcile(task()).findings()).isEmpty();
        assertCounts();
    }

    @Test
    void aBudgetStopsARunAndMoreOfItLetsItGoOn() {
        Damage damage = damage(100);
        Run run = reconcile(task().within(new Budget(30, Long.MAX_VALUE, 1)));
        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(run.compared()).isEqualTo(30);
        assertThat(run.nextKey()).contains("/");

        Run again =
                runs(Clock.systemUTC()).continued(run.id(), Budget.UNLIMITED).orElseThrow();
        Run end = reconciler(Duration.ZERO).work(again, Stop.NEVER, now -> {}).orElseThrow();
        assertThat(end.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(found(end)).isEqualTo(damage.expected());
    }

    @Test
    void thumbnailsAreMadeAgainForOneOwnerOrForKeys() {
        photos.addAll(puts(40));
        finishWork();
        IdentityId owner = photos.getFirst().owner();
        Instant before = Instant.now();

        Run run = reconcile(Task.rerun(true, owner, false, "a test"));
        finishWork();

        assertThat(run.mended())
                .isEqualTo(
                        photos.stream().filter(key -> key.owner().equals(owner)).count());
        assertThat(photos)
                .allSatisfy(key -> assertThat(row(key).updatedAt().isAfter(before))
                        .isEqualTo(key.owner().equals(owner)));
        var reruns = new Reruns(catalog, s3, sqs, places, runs(Clock.systemUTC()));
        List<PhotoKey> last = List.of(photos.getLast());
        assertThat(reruns.again(last, Task.rerun(false, null, false, "a test")).findings())
                .as("none is missing")
                .isEmpty();
        assertThat(reruns.again(last, Task.rerun(true, null, false, "a test")).mended())
                .isEqualTo(1);
        finishWork();
        assertThat(row(photos.getLast()).updatedAt()).isAfter(before);
    }

    /** Asked for the hundredth time, it answers no more until it is told to. */
    private static Stop.Wish freezes(AtomicInteger looks, CountDownLatch frozen, CountDownLatch thaw) {
        if (looks.incrementAndGet() == 100) {
            frozen.countDown();
            try {
                thaw.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Stop.Wish.PAUSE;
        }
        return Stop.Wish.NONE;
    }

    /** What was broken on purpose, and how often each is to be found. */
    private record Damage(List<PhotoKey> deleted, List<CollectionOf> falsified, Map<FindingKind, Long> expected) {}

    private record CollectionOf(IdentityId owner, CollectionId id) {}

    /** Drops and doubles each twentieth event, loses deletes, removes thumbnails, falsifies counts. */
    private Damage damage(int events) {
        photos.addAll(puts(events));
        List<Message> lost = receiveAll(places.uploadsQueueUrl());
        assertThat(lost).hasSize(events);
        for (int i = 0; i < events; i++) {
            int times = i % 20 == 7 ? 0 : i % 20 == 13 ? 2 : 1;
            Message message = lost.get(i);
            for (int n = 0; n < times; n++) {
                sqs.sendMessage(send -> send.queueUrl(places.uploadsQueueUrl()).messageBody(message.body()));
            }
        }
        finishWork();
        List<PhotoKey> ready =
                photos.stream().filter(key -> status(key) == PhotoStatus.READY).toList();
        assertThat(ready).hasSize(events - events / 20);
        int few = Math.min(10, events / 20);
        List<PhotoKey> deleted = ready.subList(20, 20 + few);
        deleted.forEach(this::delete);
        receiveAll(places.uploadsQueueUrl());
        ready.subList(40, 40 + few)
                .forEach(key -> s3.deleteObject(
                        delete -> delete.bucket(places.thumbnailsBucket()).key(key + "/32.jpg")));
        List<CollectionOf> falsified = ready.stream()
                .map(key -> new CollectionOf(key.owner(), key.collection()))
                .distinct()
                .limit(3)
                .toList();
        falsified.forEach(this::falsify);
        return new Damage(
                deleted,
                falsified,
                new HashMap<>(Map.of(
                        FindingKind.OBJECT_WITHOUT_ROW,
                        (long) events / 20,
                        FindingKind.ROW_WITHOUT_OBJECT,
                        (long) few,
                        FindingKind.THUMBNAIL_MISSING,
                        (long) few,
                        FindingKind.COUNT_DRIFTED,
                        3L)));
    }

    private void falsify(CollectionOf collection) {
        dynamo.updateItem(update -> update.tableName(places.table())
                .key(Map.of(
                        "pk", AttributeValue.fromS(collection.owner().value()),
                        "sk", AttributeValue.fromS("C#" + collection.id())))
                .updateExpression("ADD photoCount :wrong")
                .expressionAttributeValues(Map.of(":wrong", AttributeValue.fromN("7"))));
    }

    private void assertMended(Damage damage) {
        assertThat(photos)
                .allSatisfy(key -> assertThat(status(key))
                        .isEqualTo(damage.deleted().contains(key) ? PhotoStatus.DELETED : PhotoStatus.READY));
        assertCounts();
        List<String> thumbnails =
                s3.listObjectsV2Paginator(list -> list.bucket(places.thumbnailsBucket())).contents().stream()
                        .map(object -> object.key())
                        .toList();
        assertThat(thumbnails)
                .hasSize(2 * (photos.size() - damage.deleted().size()))
                .noneMatch(key -> damage.deleted().stream().anyMatch(gone -> key.startsWith(gone + "/")));
    }

    private void assertCounts() {
        photos.stream()
                .map(PhotoKey::owner)
                .distinct()
                .forEach(owner -> assertThat(catalog.collections(owner, Page.Request.first(50))
                                .items())
                        .allSatisfy(collection ->
                                assertThat(collection.photoCount()).isEqualTo(count(owner, collection.id()))));
    }

    private long count(IdentityId owner, CollectionId collection) {
        long counted = 0;
        Page<Photo> page = catalog.photos(owner, collection, Page.Request.first(100));
        while (true) {
            counted += page.items().size();
            String next = page.next();
            if (next == null) {
                return counted;
            }
            page = catalog.photos(owner, collection, new Page.Request(100, next));
        }
    }

    private List<PhotoKey> puts(int count) {
        var keys = new ArrayList<PhotoKey>();
        for (int i = 0; i < count; i++) {
            keys.add(put());
        }
        return keys;
    }

    private PhotoKey put() {
        int n = random.nextInt(OWNERS * COLLECTIONS);
        var owner = new IdentityId("eu-west-1:00000000-0000-4000-8000-00000000000" + n % OWNERS);
        // One begins with the other: their rows and their photos come in different orders.
        var collection = new CollectionId(List.of("a", "a-b", "b").get(n / OWNERS));
        PhotoKey key = PhotoKey.create(owner, collection, new FileName("é.jpg"), Instant.now(), random);
        s3.putObject(
                put -> put.bucket(places.photosBucket())
                        .key(key.toString())
                        .contentType("image/jpeg")
                        .metadata(Map.of(UploadMetadata.OWNER, owner.value())),
                RequestBody.fromBytes(picture));
        return key;
    }

    private void delete(PhotoKey key) {
        s3.deleteObject(delete -> delete.bucket(places.photosBucket()).key(key.toString()));
    }

    /** By the workers of this test, step by step, until there is none. */
    private void finishWork() {
        do {
            while (workers.pollUploadsOnce() > 0) {
                // The next batch.
            }
            while (workers.pollThumbnailsOnce() > 0) {
                // The next one.
            }
        } while (trickle.once() == Trickle.Flow.MOVED);
    }

    private long messages() {
        return new Pipeline(sqs, places).messages();
    }

    private List<Message> receiveAll(String queueUrl) {
        var all = new ArrayList<Message>();
        List<Message> some;
        do {
            some = sqs.receiveMessage(receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(10))
                    .messages();
            some.forEach(message ->
                    sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    private static Task task() {
        return Task.reconcile("a test").settledAfter(Duration.ZERO);
    }

    private Run ask(Task task) {
        return ((Runs.Asked.Started) runs(Clock.systemUTC()).ask(task)).run();
    }

    private Run reconcile(Task task) {
        Run run = ask(task);
        Run end = run;
        do {
            end = reconciler(Duration.ZERO).work(end, Stop.NEVER, now -> {}).orElseThrow();
        } while (end.status() == RunStatus.RUNNING);
        return end;
    }

    private Runs runs(Clock clock) {
        return new Runs(dynamo, places.table(), clock, random);
    }

    /** Whose clock is ahead by so much. */
    private Reconciler reconciler(Duration ahead) {
        Clock clock = Clock.offset(Clock.systemUTC(), ahead);
        return new Reconciler(places, s3, dynamo, sqs, clock, runs(clock), Reconciler.MOST_WAITING);
    }

    private static Map<FindingKind, Long> found(Run run) {
        var found = new HashMap<FindingKind, Long>();
        for (Finding finding : run.findings()) {
            found.put(finding.kind(), finding.found());
        }
        return found;
    }

    private Photo row(PhotoKey key) {
        return catalog.find(key).orElseThrow();
    }

    private @Nullable PhotoStatus status(PhotoKey key) {
        return catalog.find(key).map(Photo::status).orElse(null);
    }
}
