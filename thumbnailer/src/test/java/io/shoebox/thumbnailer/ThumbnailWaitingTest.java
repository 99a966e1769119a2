package io.shoebox.thumbnailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.Outcome;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a photo waits for: which calls of S3 are made, which of them at once, and what is read. */
final class ThumbnailWaitingTest extends OnePhoto {
    private static final List<String> PUTS = List.of("PUT thumbs/" + KEY + "/30.jpg", "PUT thumbs/" + KEY + "/60.jpg");

    @Test
    void theFirstPhotoOfItsKeyTakesAGetAndAPutASize() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        List<String> calls = s3.calls();
        assertThat(calls.getFirst()).isEqualTo("GET photos/" + KEY);
        assertThat(calls.subList(1, calls.size())).containsExactlyInAnyOrderElementsOf(PUTS);
    }

    @Test
    void thumbnailsInTheOtherFormatAreRemovedWhereTheKeyHadARowBefore() {
        upload(TestImages.file(TestImages.picture(120, 80, BufferedImage.TYPE_INT_ARGB, (x, y) -> 0x80ff0000), "png"));
        register("A1");
        handler.handle(request("A1"));
        upload(TestImages.jpeg(120, 80));
        register("A2");
        s3.calls();
        assertThat(handler.handle(request("A2"))).isEqualTo(DONE);
        assertThat(s3.calls()).contains("DELETE thumbs/" + KEY + "/30.png", "DELETE thumbs/" + KEY + "/60.png");
        assertThat(s3.bucket("thumbs")).containsOnlyKeys(KEY + "/30.jpg", KEY + "/60.jpg");
        assertThat(row().replaces()).isFalse();
    }

    @Test
    void allSizesArePutAtOnce() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        var begun = new CountDownLatch(PUTS.size());
        s3.before(call -> {
            if (call.startsWith("PUT")) {
                begun.countDown();
                assertThat(await(begun)).as("the others have begun too").isTrue();
            }
        });
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
    }

    @Test
    void whereOnePutFailsTheOthersEndFirstAndAllAreMadeAgain() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        var failed = new CountDownLatch(1);
        s3.before(call -> {
            if (call.equals(PUTS.getFirst())) {
                failed.countDown();
                throw FakeS3.fault(503);
            } else if (call.equals(PUTS.getLast())) {
                assertThat(await(failed)).isTrue();
            }
        });
        assertThatThrownBy(() -> handler.handle(request("A1"))).isInstanceOf(S3Exception.class);
        // What was still being put is there by now, and not at some later time.
        assertThat(s3.bucket("thumbs")).containsOnlyKeys(KEY + "/60.jpg");
        assertThat(row().status()).isEqualTo(PhotoStatus.REGISTERED);

        s3.before(call -> {});
        s3.calls();
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertThat(s3.calls()).containsAll(PUTS);
        assertThat(s3.bucket("thumbs").keySet())
                .containsExactlyElementsOf(row().thumbnails().stream()
                        .map(thumbnail -> thumbnail.key().toString())
                        .toList());
    }

    @Test
    void whatWasPutByATryThatFailedGoesWithItsPhoto() {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        s3.before(call -> {
            if (call.equals(PUTS.getFirst())) {
                throw FakeS3.fault(503);
            }
        });
        assertThatThrownBy(() -> handler.handle(request("A1"))).isInstanceOf(S3Exception.class);
        assertThat(s3.bucket("thumbs")).isNotEmpty();

        catalog.delete(KEY, Sequencer.of("A2"), NOW);
        assertThat(handler.handle(request("A2"))).isEqualTo(DONE);
        assertThat(s3.bucket("thumbs")).isEmpty();
    }

    @Test
    void aCallerThatIsInterruptedLeavesNoCallBehind() throws InterruptedException {
        upload(TestImages.jpeg(120, 80));
        register("A1");
        var begun = new CountDownLatch(PUTS.size());
        var never = new CountDownLatch(1);
        var cut = new CountDownLatch(PUTS.size());
        s3.before(call -> {
            if (call.startsWith("PUT")) {
                begun.countDown();
                if (!await(never)) {
                    cut.countDown();
                }
                throw FakeS3.fault(503);
            }
        });
        var failed = new AtomicBoolean();
        Thread worker = Thread.ofVirtual().start(() -> {
            assertThatThrownBy(() -> handler.handle(request("A1"))).isInstanceOf(S3Exception.class);
            failed.set(cut.getCount() == 0);
        });
        assertThat(await(begun)).isTrue();
        worker.interrupt();
        assertThat(worker.join(Duration.ofSeconds(10))).isTrue();
        assertThat(failed).as("the calls ended before the worker did").isTrue();
        assertThat(row().status()).isEqualTo(PhotoStatus.REGISTERED);
    }

    @Test
    void aPictureBeyondALimitIsNotReadToItsEnd() {
        byte[] png = TestImages.file(TestImages.picture(8, 8, BufferedImage.TYPE_INT_RGB, (x, y) -> 0), "png");
        byte[] huge = Arrays.copyOf(png, 1 << 20);
        ByteBuffer.wrap(huge).putInt(16, 30_000).putInt(20, 30_000);
        upload(huge);
        register("A1");

        assertThat(handler.handle(request("A1"))).isInstanceOf(Outcome.Rejected.class);

        assertThat(row().reason()).isEqualTo("the image has 30000 × 30000 pixels; at most 50 megapixels are decoded");
        assertThat(s3.bytesRead()).isEqualTo(64 << 10);
    }

    @Test
    void ofAFileWithTooManyBytesNoneIsRead() {
        upload(new byte[(25 << 20) + 1]);
        register("A1");

        assertThat(handler.handle(request("A1"))).isInstanceOf(Outcome.Rejected.class);

        assertThat(row().reason()).isEqualTo("the file has more than 26214400 bytes");
        assertThat(s3.bytesRead()).isZero();
    }

    /** Whether it was counted down; not if the thread is interrupted. */
    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
