package io.shoebox.thumbnailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.model.Photo;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.RequestId;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.ThumbnailRequest;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class ThumbnailHandlerTest extends OnePhoto {
    private static final String CUT_IN_ITS_HEADER = "the image is corrupt: a segment of length 181 at byte 212";

    @Test
    void eachLogLineSaysWhichPhotoAndRequestItIsOf() {
        var asked = request("A1");
        try {
            handler.handle(new ThumbnailRequest(KEY, asked.sequencer(), asked.uploadedAt(), new RequestId("r-1")));
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("key", KEY.toString(), "requestId", "r-1"));
        } finally {
            MDC.clear();
        }
    }

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
        upload(Arrays.copyOf(jpeg, 300));
        register("A1");
        assertThat(handler.handle(request("A1"))).isEqualTo(new Outcome.Rejected(CUT_IN_ITS_HEADER));
        assertThat(row().status()).isEqualTo(PhotoStatus.FAILED);
        assertThat(row().reason()).isEqualTo(CUT_IN_ITS_HEADER);
        assertThat(s3.bucket("thumbs")).isEmpty();

        upload(jpeg);
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertThat(row().status()).isEqualTo(PhotoStatus.READY);
    }

    @Test
    void aDamagedPhotoIsReadyAndSaysSo() {
        byte[] jpeg = TestImages.jpeg(120, 80);
        upload(Arrays.copyOf(jpeg, jpeg.length - (jpeg.length - 620) / 2));
        register("A1");
        assertThat(handler.handle(request("A1"))).isEqualTo(DONE);
        assertThat(row().status()).isEqualTo(PhotoStatus.READY);
        assertThat(row().damage()).startsWith("the file is damaged: about ");
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
    void aRemovalWhoseTombstoneHasEndedStillRemovesThumbnails() {
        s3.upload("thumbs", KEY + "/60.jpg", new byte[1], "image/jpeg", Map.of());
        s3.upload("thumbs", KEY + "x/60.jpg", new byte[1], "image/jpeg", Map.of());

        assertThat(handler.handle(request("A2"))).isInstanceOf(Outcome.Ignored.class);

        assertThat(s3.bucket("thumbs")).containsOnlyKeys(KEY + "x/60.jpg");
    }

    @Test
    void anObjectThatS3WillNeverHandOutIsOnRecord() {
        for (var fault : List.of(FakeS3.fault(400, "InvalidRequest"), FakeS3.fault(403, "InvalidObjectState"))) {
            upload(TestImages.jpeg(120, 80));
            register("A" + fault.statusCode());
            s3.before(call -> {
                if (call.startsWith("GET")) {
                    throw fault;
                }
            });

            assertThat(handler.handle(request("A" + fault.statusCode()))).isInstanceOf(Outcome.Rejected.class);
            assertThat(row().status()).isEqualTo(PhotoStatus.FAILED);
            assertThat(row().reason()).containsAnyOf("SSE-C", "archive");
        }
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
}
