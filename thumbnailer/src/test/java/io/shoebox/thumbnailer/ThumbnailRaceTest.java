package io.shoebox.thumbnailer;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.ImageType;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.model.Thumbnail;
import io.shoebox.model.ThumbnailKey;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.ThumbnailRequest;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is left when a photo changes while it is worked on. */
final class ThumbnailRaceTest extends OnePhoto {
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

    @Test
    void thumbnailsAreMadeAgainWithoutAMomentInWhichOneThatTheRowNamesIsMissing() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        handler.handle(request("A1"));
        // As if the edges had been others, and one format.
        var old = new ThumbnailKey(KEY, 90, ImageType.PNG);
        s3.upload("thumbs", old.toString(), new byte[] {1}, "image/png", Map.of());
        var named = new ArrayList<>(row().thumbnails());
        named.add(new Thumbnail(old, 90, 60, 1));
        catalog.remade(KEY, Sequencer.of("A1"), named, null, null, NOW);
        s3.before(call -> assertThat(s3.bucket("thumbs").keySet())
                .as(call)
                .containsAll(row().thumbnails().stream()
                        .map(thumbnail -> thumbnail.key().toString())
                        .toList()));

        assertThat(handler.handle(request("A1"))).isEqualTo(new Outcome.Ignored("a duplicate"));
        assertThat(handler.handle(again("A1"))).isEqualTo(DONE);

        assertThat(row().status()).isEqualTo(PhotoStatus.READY);
        assertThat(s3.bucket("thumbs")).containsOnlyKeys(KEY + "/30.jpg", KEY + "/60.jpg");
        assertThat(row().thumbnails())
                .extracting(thumbnail -> thumbnail.key().edge())
                .containsExactly(30, 60);
    }

    @Test
    void aReadyPhotoThatCannotBeMadeAgainStaysReadyWithWhatItHas() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        handler.handle(request("A1"));
        var before = row();
        upload(new byte[] {1, 2, 3});

        assertThat(handler.handle(again("A1"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(row()).isEqualTo(before);
        assertThat(s3.bucket("thumbs")).hasSize(2);
    }

    @Test
    void aDeleteWhileThumbnailsAreMadeAgainLeavesNone() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        handler.handle(request("A1"));
        onFirst("PUT", () -> {
            catalog.delete(KEY, Sequencer.of("A2"), NOW);
            assertThat(handler.handle(request("A2"))).isEqualTo(DONE);
        });

        assertThat(handler.handle(again("A1"))).isEqualTo(DONE);
        assertThat(s3.bucket("thumbs")).isEmpty();
    }

    private static ThumbnailRequest again(String sequencer) {
        return new ThumbnailRequest(KEY, Sequencer.of(sequencer), NOW, true);
    }

    @Test
    void contentThatTheRowDoesNotTellOfIsLeftToItsOwnEvent() {
        upload(TestImages.jpeg(120, 80));
        registerPinned("A1");
        upload(TestImages.jpeg(80, 120));

        assertThat(handler.handle(request("A1"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(row().status()).isEqualTo(PhotoStatus.REGISTERED);
        assertThat(s3.bucket("thumbs")).isEmpty();

        registerPinned("A2");
        assertThat(handler.handle(request("A2"))).isEqualTo(DONE);
        assertUprightThumbnail();
    }

    @Test
    void contentWhoseEventCameMeanwhileIsTaken() {
        upload(TestImages.jpeg(120, 80));
        registerPinned("A1");
        onFirst("GET", () -> {
            upload(TestImages.jpeg(80, 120));
            registerPinned("A2");
        });

        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertThat(row().sequencer()).isEqualTo(Sequencer.of("A2"));
        assertThat(row().status()).isEqualTo(PhotoStatus.READY);
        assertUprightThumbnail();
    }

    @Test
    void aRowThatComesWhileThumbnailsOfNoneAreRemovedGetsItsOwn() {
        s3.upload("thumbs", KEY + "/60.jpg", TestImages.jpeg(60, 40), "image/jpeg", Map.of());
        onFirst("LIST", () -> {
            upload(TestImages.jpeg(80, 120));
            registerPinned("A2");
        });

        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertUprightThumbnail();
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
}
