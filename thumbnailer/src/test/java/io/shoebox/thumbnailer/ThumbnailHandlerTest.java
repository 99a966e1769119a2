package io.shoebox.thumbnailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.EventHandler;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.ThumbnailRequest;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class ThumbnailHandlerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final PhotoKey KEY = PhotoKey.create(
            new IdentityId("eu-west-1:11111111-2222-3333-4444-555555555555"),
            new CollectionId("summer"),
            new FileName("sea.jpg"),
            NOW,
            new Random(1));
    private static final Outcome DONE = new Outcome.Done();

    private final FakeS3 s3 = new FakeS3();
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final EventHandler<ThumbnailRequest> handler = Thumbnailer.handler(
            ThumbnailSettings.from(Map.of(
                    "PHOTOS_BUCKET", "photos",
                    "THUMBNAILS_BUCKET", "thumbs",
                    "PHOTOS_TABLE", "table",
                    "THUMBNAIL_EDGES", "60,30")),
            s3,
            catalog,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aRegisteredPhotoBecomesReady() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        Photo photo = row();
        assertThat(photo.status()).isEqualTo(PhotoStatus.READY);
        assertThat(photo.placeholder()).isNotEmpty();
        assertThat(photo.thumbnails())
                .extracting(it -> it.key().toString())
                .containsExactly(KEY + "/30.jpg", KEY + "/60.jpg");
        FakeS3.Stored small = s3.object("thumbs", KEY + "/30.jpg");
        assertThat(small.contentType()).isEqualTo("image/jpeg");
        assertThat(small.cacheControl()).isEqualTo("private, max-age=31536000, immutable");
        assertThat(photo.thumbnails().getFirst().bytes()).isEqualTo(small.bytes().length);
    }

    @Test
    void aDuplicateTouchesNoObject() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        handler.handle(request("A1"));
        s3.calls();
        assertThat(handler.handle(request("A1"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(s3.calls()).isEmpty();
    }

    @Test
    void aRequestWithoutRowOrObjectIsIgnored() {
        assertThat(handler.handle(request("A1"))).isInstanceOf(Outcome.Ignored.class);
        register("A1");
        assertThat(handler.handle(request("A1"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(row().status()).isEqualTo(PhotoStatus.REGISTERED);
    }

    @Test
    void aCorruptPhotoFailsForGoodAndCanBeTriedAgain() {
        byte[] jpeg = TestImages.jpeg(120, 80);
        upload(Arrays.copyOf(jpeg, jpeg.length / 2));
        register("A1");
        assertThat(handler.handle(request("A1"))).isEqualTo(new Outcome.Rejected("the JPEG is truncated"));
        assertThat(row().status()).isEqualTo(PhotoStatus.FAILED);
        assertThat(row().reason()).isEqualTo("the JPEG is truncated");
        assertThat(s3.bucket("thumbs")).isEmpty();

        upload(jpeg);
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertThat(row().status()).isEqualTo(PhotoStatus.READY);
    }

    @Test
    void aRepeatedFailureChangesNothing() {
        upload(Arrays.copyOf(TestImages.jpeg(120, 80), 600));
        register("A1");
        handler.handle(request("A1"));
        Photo failed = row();

        handler.handle(request("A1"));

        assertThat(row()).isEqualTo(failed);
        assertThat(failed.attempts()).isOne();
    }

    @Test
    void thumbnailsOfEarlierContentGoWhereTheNewContentFailsOrHasAnotherFormat() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        handler.handle(request("A1"));
        upload(TestImages.file(TestImages.picture(120, 80, BufferedImage.TYPE_INT_ARGB, (x, y) -> 0x80ff0000), "png"));
        register("A2");
        handler.handle(request("A2"));
        assertThat(s3.bucket("thumbs").keySet())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key).endsWith(".png"));

        upload(Arrays.copyOf(TestImages.jpeg(120, 80), 600));
        register("A3");
        handler.handle(request("A3"));
        assertThat(row().status()).isEqualTo(PhotoStatus.FAILED);
        assertThat(s3.bucket("thumbs")).isEmpty();
    }

    @Test
    void aTombstoneLosesAllItsThumbnailsAndNoOthers() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        handler.handle(request("A1"));
        s3.upload("thumbs", KEY + "/999.png", new byte[1], "image/png", Map.of());
        s3.upload("thumbs", KEY + "x/60.jpg", new byte[1], "image/jpeg", Map.of());
        catalog.delete(KEY, Sequencer.of("A2"), NOW);
        assertThat(handler.handle(request("A2"))).isEqualTo(DONE);
        assertThat(s3.bucket("thumbs")).containsOnlyKeys(KEY + "x/60.jpg");
        assertThat(handler.handle(request("A2"))).isEqualTo(DONE);
    }

    @Test
    void aFaultOfS3LeavesTheRowAsItWas() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        for (String call : List.of("GET photos/", "PUT thumbs/" + KEY + "/60")) {
            for (int status : List.of(500, 503, 403)) {
                s3.before(made -> {
                    if (made.startsWith(call)) {
                        throw FakeS3.fault(status);
                    }
                });
                assertThatThrownBy(() -> handler.handle(request("A1"))).isInstanceOf(S3Exception.class);
                assertThat(row().status()).isEqualTo(PhotoStatus.REGISTERED);
            }
        }
        s3.before(call -> {});
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertThat(row().thumbnails()).hasSize(2);
    }

    @Test
    void aDeleteDuringTheWorkRemovesWhatWasPut() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        onFirst("PUT", () -> catalog.delete(KEY, Sequencer.of("A2"), NOW));
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertThat(s3.bucket("thumbs")).isEmpty();
        assertThat(row().status()).isEqualTo(PhotoStatus.DELETED);
    }

    @Test
    void theNewestContentWinsOverWorkThatItOvertook() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        onFirst("PUT", () -> {
            upload(TestImages.jpeg(80, 120));
            register("A2");
            assertThat(handler.handle(request("A2"))).isEqualTo(DONE);
        });
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertThat(row().sequencer()).isEqualTo(Sequencer.of("A2"));
        assertUprightThumbnail();
    }

    @Test
    void aCrashOfOvertakenWorkIsMendedWhenItsMessageComesAgain() {
        upload(TestImages.jpeg(80, 120));
        register("A2");
        handler.handle(request("A2"));
        // A worker of the older event puts its thumbnails and crashes.
        byte[] old = TestImages.jpeg(60, 40);
        s3.upload("thumbs", KEY + "/60.jpg", old, "image/jpeg", Map.of());
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertUprightThumbnail();
    }

    @Test
    void aPhotoThatIsPutAgainWhileItsThumbnailsAreRemovedKeepsTheNewOnes() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        handler.handle(request("A1"));
        catalog.delete(KEY, Sequencer.of("A2"), NOW);
        onFirst("DELETE", () -> {
            upload(TestImages.jpeg(80, 120));
            register("A3");
            handler.handle(request("A3"));
        });
        assertThat(handler.handle(request("A2"))).isEqualTo(DONE);
        assertThat(row().status()).isEqualTo(PhotoStatus.READY);
        assertUprightThumbnail();
        assertThat(s3.bucket("thumbs")).hasSize(2);
    }

    @Test
    void aRowThatNeverRestsIsTriedLater() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        var next = new int[] {0xA2};
        s3.before(call -> {
            if (call.startsWith("GET")) {
                register(Integer.toHexString(next[0]++));
            }
        });
        assertThat(handler.handle(request("A1"))).isInstanceOf(Outcome.Retry.class);
    }

    private void assertUprightThumbnail() {
        var thumbnail = TestImages.read(s3.object("thumbs", KEY + "/60.jpg").bytes());
        assertThat(thumbnail.getHeight()).isEqualTo(60);
        assertThat(thumbnail.getWidth()).isEqualTo(40);
    }

    private void onFirst(String verb, Runnable action) {
        var happened = new AtomicBoolean();
        s3.before(call -> {
            if (call.startsWith(verb) && happened.compareAndSet(false, true)) {
                action.run();
            }
        });
    }

    private Photo row() {
        return catalog.find(KEY).orElseThrow();
    }

    private void upload(byte[] bytes) {
        s3.upload("photos", KEY.toString(), bytes, "image/jpeg", Map.of());
    }

    private void register(String sequencer) {
        catalog.register(new Photo(
                KEY,
                "sea.jpg",
                "image/jpeg",
                1000,
                null,
                null,
                null,
                Sequencer.of(sequencer),
                PhotoStatus.REGISTERED,
                null,
                List.of(),
                0,
                NOW,
                NOW));
    }

    private static ThumbnailRequest request(String sequencer) {
        return new ThumbnailRequest(KEY, Sequencer.of(sequencer), NOW);
    }
}
