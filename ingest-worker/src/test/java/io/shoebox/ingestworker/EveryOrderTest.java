package io.shoebox.ingestworker;

import static io.shoebox.ingestworker.Uploads.KEY;
import static io.shoebox.ingestworker.Uploads.created;
import static io.shoebox.ingestworker.Uploads.removed;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.catalog.Page;
import io.shoebox.model.Photo;
import io.shoebox.queue.EventHandler;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.UploadEvent;
import io.shoebox.queue.UploadHandler;
import io.shoebox.thumbnailer.FakeS3;
import io.shoebox.thumbnailer.TestImages;
import io.shoebox.thumbnailer.ThumbnailSettings;
import io.shoebox.thumbnailer.Thumbnailer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both workers together: whatever the order of a key's events, they end the same. */
final class EveryOrderTest {
    private static final byte[] JPEG = TestImages.jpeg(20, 16);
    private static final IngestSettings INGEST = IngestSettings.from(Uploads.ENVIRONMENT);
    private static final ThumbnailSettings THUMBNAILS = ThumbnailSettings.from(Map.of(
            "PHOTOS_BUCKET", "photos",
            "THUMBNAILS_BUCKET", "thumbs",
            "PHOTOS_TABLE", "table",
            "THUMBNAIL_EDGES", "16,32"));

    /** All that can be seen of a key when the queues are empty. */
    private record End(Optional<Photo> row, long photos, Set<String> thumbnails) {}

    @Test
    void allOrdersThatEndWithADeleteEndTheSame() {
        var end = assertOneEnd(
                List.of(created("A1"), created("A1"), removed("A2"), created("A3"), removed("A4"), removed("A4")),
                false);
        assertThat(end.photos()).isZero();
        assertThat(end.thumbnails()).isEmpty();
    }

    @Test
    void allOrdersThatEndWithACreateEndTheSame() {
        var end = assertOneEnd(
                List.of(created("A1"), removed("A2"), removed("A2"), created("A3"), created("A5"), created("A5")),
                true);
        assertThat(end.photos()).isEqualTo(1);
        assertThat(end.thumbnails()).containsExactlyInAnyOrder(KEY + "/16.jpg", KEY + "/32.jpg");
    }

    @Test
    @Tag("nightly")
    void all40320OrdersOfEightEventsEndTheSame() {
        List<UploadEvent> events = List.of(
                created("A1"),
                created("A1"),
                removed("A2"),
                created("A3"),
                removed("A4"),
                removed("A4"),
                created("A5"),
                created("A5"));
        assertThat(assertOneEnd(events, true).photos()).isEqualTo(1);
    }

    private static End assertOneEnd(List<UploadEvent> events, boolean there) {
        var orders = new ArrayList<List<UploadEvent>>();
        permute(new ArrayList<>(), events, orders);
        assertThat(orders).hasSize(IntStream.rangeClosed(1, events.size()).reduce(1, (a, b) -> a * b));
        End expected = run(events, there, new Random(0));
        for (int i = 0; i < orders.size(); i++) {
            assertThat(run(orders.get(i), there, new Random(i)))
                    .as("order %s", i)
                    .isEqualTo(expected);
        }
        return expected;
    }

    /** Requests for thumbnails are handled in between, in any order and some of them twice. */
    private static End run(List<UploadEvent> events, boolean there, Random random) {
        var s3 = new FakeS3();
        var sqs = new FakeSqs();
        var catalog = new InMemoryCatalog();
        UploadHandler ingest = IngestWorker.handler(INGEST, s3, catalog, sqs, Uploads.CLOCK);
        EventHandler<ThumbnailRequest> thumbnailer = Thumbnailer.handler(THUMBNAILS, s3, catalog, Uploads.CLOCK);
        for (int i = 0; i < events.size(); i++) {
            // Until the last event the object may be there or not: events tell of the past.
            boolean now = i == events.size() - 1 ? there : there || random.nextBoolean();
            if (now) {
                s3.upload("photos", KEY.toString(), JPEG, "image/jpeg", Uploads.METADATA);
            } else {
                s3.delete("photos", KEY.toString());
            }
            assertThat(ingest.handle(events.get(i))).isNotInstanceOf(Outcome.Retry.class);
            if (random.nextInt(4) == 0) {
                // An operator asks for the thumbnails again, whatever the photo is by then.
                sqs.sent.add(new ThumbnailRequest(KEY, events.get(i).sequencer(), Uploads.NOW, true));
            }
            while (!sqs.sent.isEmpty() && random.nextBoolean()) {
                handleOne(thumbnailer, sqs, random);
            }
        }
        while (!sqs.sent.isEmpty()) {
            handleOne(thumbnailer, sqs, random);
        }
        long photos = catalog.photos(Uploads.OWNER, Uploads.COLLECTION, Page.Request.first(10))
                .items()
                .size();
        return new End(catalog.find(KEY), photos, s3.bucket("thumbs").keySet());
    }

    private static void handleOne(EventHandler<ThumbnailRequest> thumbnailer, FakeSqs sqs, Random random) {
        ThumbnailRequest request = random.nextBoolean() ? sqs.sent.removeFirst() : sqs.sent.removeLast();
        for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
            assertThat(thumbnailer.handle(request)).isNotInstanceOf(Outcome.Retry.class);
        }
    }

    private static void permute(List<UploadEvent> taken, List<UploadEvent> left, List<List<UploadEvent>> orders) {
        if (left.isEmpty()) {
            orders.add(List.copyOf(taken));
        }
        for (int i = 0; i < left.size(); i++) {
            var rest = new ArrayList<>(left);
            taken.add(rest.remove(i));
            permute(taken, rest, orders);
            taken.removeLast();
        }
    }
}
