package io.shoebox.ingestworker.schedules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.catalog.Catalog;
import io.shoebox.ingestworker.IngestSettings;
import io.shoebox.ingestworker.IngestWorker;
import io.shoebox.ingestworker.schedules.Actor.Order;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import io.shoebox.queue.LambdaQueue;
import io.shoebox.queue.MessageProcessor;
import io.shoebox.queue.QueuePoller;
import io.shoebox.queue.Retries;
import io.shoebox.queue.S3EventDecoder;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.ThumbnailRequestCodec;
import io.shoebox.thumbnailer.FakeS3;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.thumbnailer.Thumbnailer;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * S3 with its versions and events, the queues and a catalog, and four processes of workers on them: all that runs in
 * them is what runs in Lambda, but for the servers. Over 200 lines: the wiring, and one method a kind of step.
 */
final class World {
    static final IdentityId OWNER = new IdentityId("eu-west-1:11111111-2222-3333-4444-555555555555");
    static final List<CollectionId> COLLECTIONS = List.of(new CollectionId("summer"), new CollectionId("winter"));
    static final List<PhotoKey> KEYS = IntStream.range(0, 3)
            .mapToObj(i ->
                    PhotoKey.create(OWNER, COLLECTIONS.get(i % 2), new FileName(i + ".jpg"), instant(), new Random(i)))
            .toList();

    private static final Map<String, String> METADATA = Map.of("identity-id", OWNER.value(), "filename", "a.jpg");
    private static final String UPLOADS = "http://127.0.0.1/uploads";
    private static final String THUMBNAILS = "http://127.0.0.1/thumbnails";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PHOTOS_BUCKET", "photos",
            "THUMBNAILS_BUCKET", "thumbs",
            "PHOTOS_TABLE", "table",
            "UPLOADS_QUEUE_URL", UPLOADS,
            "THUMBNAILS_QUEUE_URL", THUMBNAILS,
            "INGEST_PARALLELISM", "1",
            "THUMBNAIL_PARALLELISM", "1",
            "THUMBNAIL_EDGES", "16,32");
    private static final IngestSettings INGEST = IngestSettings.from(ENVIRONMENT);
    private static final ThumbnailSettings MAKING = ThumbnailSettings.from(ENVIRONMENT);
    private static final Clock CLOCK = Clock.fixed(instant(), ZoneOffset.UTC);
    private static final List<Content> CONTENTS = List.of(Content.values());
    private static final int LONGEST_HOLD = 60;
    private static final int HOLD_ONE_IN = 25;
    private static final int QUIET_WITHIN = 20_000;

    private final FakeS3 s3 = new FakeS3();
    private final Catalog catalog;
    private final Queue uploads = new Queue(UPLOADS);
    private final Queue thumbnails = new Queue(THUMBNAILS);
    private final List<Actor> actors = new ArrayList<>();
    private final Map<PhotoKey, Version> newest =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    private final List<String> story = new ArrayList<>();
    /** By priority, where there are priorities. */
    private final List<Actor> order = new ArrayList<>();

    private final Map<Actor, Integer> heldUntil = new HashMap<>();
    private int turn;
    private int lastSequencer;
    private int choice;

    /** What S3 had last under a key. */
    record Version(Optional<Content> content, String sequencer) {}

    World(Catalog catalog) {
        this(catalog, () -> Plant.NONE);
    }

    /** @param plants what is wrong with each worker */
    World(Catalog catalog, Supplier<Plant> plants) {
        this.catalog = catalog;
        for (String name : List.of("ingest-1", "ingest-2", "thumbnailer-1", "thumbnailer-2")) {
            var actor = new Actor(name);
            Plant plant = plants.get();
            SqsClient sqs = plant.sqs(
                    actor.calls(SqsClient.class, new FakeQueues(List.of(uploads, thumbnails), actor, () -> choice)));
            S3Client calledS3 = actor.calls(S3Client.class, s3);
            Catalog calledCatalog = plant.catalog(actor.calls(Catalog.class, catalog));
            boolean ingests = name.startsWith("ingest");
            Queue queue = ingests ? uploads : thumbnails;
            var lambda = new LambdaQueue(
                    ingests
                            ? new MessageProcessor<>(
                                    new S3EventDecoder(),
                                    IngestWorker.handler(INGEST, calledS3, calledCatalog, sqs, CLOCK))
                            : new MessageProcessor<>(
                                    new ThumbnailRequestCodec(),
                                    Thumbnailer.handler(MAKING, calledS3, calledCatalog, CLOCK)),
                    1,
                    Duration.ZERO,
                    new Retries(queue.url(), Duration.ofMinutes(1)),
                    sqs);
            var poller =
                    new QueuePoller(sqs, queue.url(), lambda::handle, new QueuePoller.Options(10, Duration.ZERO, 1));
            actor.does(poller::pollOnce);
            actors.add(actor);
        }
    }

    private static Instant instant() {
        return Instant.parse("2026-03-01T10:00:00Z");
    }

    /** What is wrong in the end; empty if nothing is. */
    Optional<String> run(Schedule schedule) {
        order.clear();
        order.addAll(actors);
        Collections.shuffle(order, new Random(schedule.seed()));
        schedule.steps().forEach(this::take);
        return settle(schedule).or(() -> new Quiet(catalog, s3, newest).fault());
    }

    /** What happened, in words. */
    List<String> story() {
        return story;
    }

    private void take(Step step) {
        PhotoKey key = KEYS.get(step.which() % KEYS.size());
        Content content = CONTENTS.get(step.choice() % CONTENTS.size());
        Queue queue = step.which() % 2 == 0 ? uploads : thumbnails;
        choice = step.choice();
        switch (step.kind()) {
            case PUT -> {
                if (!isThere(key)) {
                    put(key, content);
                }
            }
            case REPLACE -> {
                if (isThere(key)) {
                    put(key, content);
                }
            }
            case DELETE -> delete(key);
            case DUPLICATE -> {
                tell("a duplicate on " + queue.url());
                queue.duplicate(step.choice());
            }
            case PARK -> {
                tell("a dead letter of " + queue.url());
                queue.park(step.choice());
            }
            case REDRIVE -> {
                tell("redriven: " + queue.url());
                queue.redrive();
            }
            case RETRY -> retry(key);
            case RUN -> chosen(able(), step).ifPresent(actor -> go(actor, Order.GO));
            case ADVANCE -> advance(step.which() % Schedule.LONGEST_ADVANCE);
            case YIELD -> foremost().ifPresent(this::demote);
            case FAIL_BEFORE -> chosen(busy(), step).ifPresent(actor -> go(actor, Order.FAIL_BEFORE));
            case FAIL_AFTER -> chosen(busy(), step).ifPresent(actor -> go(actor, Order.FAIL_AFTER));
            case KILL -> chosen(busy(), step).ifPresent(actor -> go(actor, Order.DIE));
            case HOLD -> chosen(busy(), step).ifPresent(actor -> hold(actor, step.choice() % LONGEST_HOLD));
            case SLOW ->
                chosen(busy(), step).ifPresent(actor -> {
                    tell(actor + " is slow");
                    show(actor);
                });
        }
    }

    private boolean isThere(PhotoKey key) {
        Version version = newest.get(key);
        return version != null && version.content().isPresent();
    }

    private void put(PhotoKey key, Content content) {
        s3.upload("photos", key.toString(), content.bytes(), content.contentType(), METADATA);
        change(key, Optional.of(content), "ObjectCreated:Put");
    }

    private void delete(PhotoKey key) {
        if (isThere(key)) {
            s3.delete("photos", key.toString());
            change(key, Optional.empty(), "ObjectRemoved:Delete");
        }
    }

    private void change(PhotoKey key, Optional<Content> content, String event) {
        String sequencer = "%016X".formatted(++lastSequencer);
        newest.put(key, new Version(content, sequencer));
        tell(event + " " + content.map(Content::name).orElse("") + " of photo " + KEYS.indexOf(key) + " as "
                + lastSequencer);
        uploads.send("""
                {"Records": [{"eventVersion": "2.1", "eventName": "%s", "eventTime": "%s", "s3": {
                "bucket": {"name": "photos"}, "object": {"key": "%s", "sequencer": "%s"}}}]}""".formatted(event, instant(), URLEncoder.encode(key.toString(), UTF_8), sequencer));
    }

    private void retry(PhotoKey key) {
        catalog.find(key).ifPresent(row -> {
            tell("retried: photo " + KEYS.indexOf(key));
            thumbnails.send(ThumbnailRequestCodec.encode(new ThumbnailRequest(key, row.sequencer(), instant())));
        });
    }

    private void go(Actor actor, Order order) {
        turn++;
        String call = actor.next();
        if (actor.isBusy()) {
            tell(actor + " " + order + " " + call);
        }
        actor.step(order);
        if (!actor.isBusy()) {
            // The visibility timeout of what it leaves passes some time.
            show(actor);
        }
    }

    private void show(Actor actor) {
        uploads.showAll(actor);
        thumbnails.showAll(actor);
    }

    /** Goes on, in any order, until nobody has anything to do. */
    private Optional<String> settle(Schedule schedule) {
        uploads.redrive();
        thumbnails.redrive();
        tell("nothing more happens");
        var random = new Random(~schedule.seed());
        for (int i = 0; i < QUIET_WITHIN; i++) {
            List<Actor> able = able();
            if (able.isEmpty()) {
                return escaped().or(uploads::leftOver).or(thumbnails::leftOver);
            }
            choice = random.nextInt(1000);
            if (schedule.manner() == Schedule.Manner.BY_PRIORITY) {
                advance(1);
                continue;
            }
            if (random.nextInt(HOLD_ONE_IN) == 0) {
                hold(actors.get(random.nextInt(actors.size())), random.nextInt(LONGEST_HOLD));
            }
            go(able.get(random.nextInt(able.size())), Order.GO);
        }
        return Optional.of("not quiet after " + QUIET_WITHIN + " calls");
    }

    private void advance(int calls) {
        for (int i = 0; i < calls; i++) {
            foremost().ifPresent(actor -> go(actor, Order.GO));
        }
    }

    private Optional<Actor> foremost() {
        return order.stream().filter(this::hasWork).findFirst();
    }

    private void demote(Actor actor) {
        tell(actor + " goes behind the others");
        order.remove(actor);
        order.add(actor);
    }

    private static Optional<Actor> chosen(List<Actor> some, Step step) {
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(step.which() % some.size()));
    }

    /** Those that have something to do and are not held up, if there are others. */
    private List<Actor> able() {
        List<Actor> working = actors.stream().filter(this::hasWork).toList();
        List<Actor> free = working.stream()
                .filter(actor -> heldUntil.getOrDefault(actor, 0) <= turn)
                .toList();
        return free.isEmpty() ? working : free;
    }

    /** Races need one that is overtaken by much. */
    private void hold(Actor actor, int turns) {
        tell(actor + " is held up");
        heldUntil.put(actor, turn + turns);
    }

    private List<Actor> busy() {
        return actors.stream().filter(Actor::isBusy).toList();
    }

    private boolean hasWork(Actor actor) {
        return actor.isBusy() || (actors.indexOf(actor) < 2 ? uploads : thumbnails).hasWork();
    }

    private Optional<String> escaped() {
        return actors.stream()
                .filter(actor -> actor.escaped() != null)
                .map(actor -> actor + " let escape " + actor.escaped())
                .findFirst();
    }

    private void tell(String what) {
        story.add(what);
    }
}
