package io.shoebox.ingestworker;

import static io.shoebox.ingestworker.Uploads.KEY;
import static io.shoebox.ingestworker.Uploads.METADATA;
import static io.shoebox.ingestworker.Uploads.created;
import static io.shoebox.ingestworker.Uploads.removed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Picture;
import io.shoebox.model.RequestId;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.UploadEvent;
import io.shoebox.queue.UploadHandler;
import io.shoebox.thumbnailer.FakeS3;
import io.shoebox.thumbnailer.FileParts;
import io.shoebox.thumbnailer.TestImages;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

final class IngestHandlerTest {
    private static final Outcome DONE = new Outcome.Done();
    private static final byte[] JPEG = TestImages.jpeg(60, 40);

    private final FakeS3 s3 = new FakeS3();
    private final FakeSqs sqs = new FakeSqs();
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final UploadHandler handler =
            IngestWorker.handler(IngestSettings.from(Uploads.ENVIRONMENT), s3, catalog, sqs, Uploads.CLOCK);

    @Test
    void aGoodUploadIsRegisteredAndSentOn() {
        upload(FileParts.withOrientation(JPEG, 6));
        assertThat(handler.handle(created("A1"))).isEqualTo(DONE);
        Photo photo = row();
        assertThat(photo.status()).isEqualTo(PhotoStatus.REGISTERED);
        assertThat(photo.filename()).isEqualTo("the sea + me\uD83C\uDF0A.jpg");
        assertThat(photo.eTag()).doesNotContain("\"");
        assertThat(photo.picture()).isEqualTo(new Picture(40, 60, null, null, null));
        assertThat(photo.createdAt()).isEqualTo(Uploads.NOW);
        assertThat(sqs.sent).containsExactly(new ThumbnailRequest(KEY, Sequencer.of("A1"), Uploads.NOW));
    }

    @Test
    void theRequestOfTheTicketGoesIntoTheRowAndOnToTheThumbnailer() {
        assertRequest("5f3d8c1e-6a0b-4c55-9d61-0a1b2c3d4e5f", new RequestId("5f3d8c1e-6a0b-4c55-9d61-0a1b2c3d4e5f"));
        assertRequest("x".repeat(65), null);
        assertRequest("a b", null);
        assertRequest("%0a", null);
    }

    private void assertRequest(String sent, @Nullable RequestId read) {
        var metadata = new HashMap<>(METADATA);
        metadata.put("request-id", sent);
        var fresh = new InMemoryCatalog();
        s3.upload("photos", KEY.toString(), JPEG, "image/jpeg", metadata);
        var worker = IngestWorker.handler(IngestSettings.from(Uploads.ENVIRONMENT), s3, fresh, sqs, Uploads.CLOCK);
        try {
            assertThat(worker.handle(created("A1"))).isEqualTo(DONE);
            assertThat(MDC.get("key")).isEqualTo(KEY.toString());
            assertThat(MDC.get("requestId")).isEqualTo(read == null ? null : read.value());
            // A duplicate says so too.
            MDC.clear();
            worker.handle(created("A1"));
            assertThat(MDC.get("requestId")).isEqualTo(read == null ? null : read.value());
        } finally {
            MDC.clear();
        }
        assertThat(fresh.find(KEY))
                .hasValueSatisfying(row -> assertThat(row.requestId()).isEqualTo(read));
        assertThat(sqs.sent)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.requestId()).isEqualTo(read));
        sqs.sent.clear();
    }

    @Test
    void anotherBucketAndAnotherKindOfKeyAreLeftAlone() {
        var elsewhere = new UploadEvent.Created("other", KEY.toString(), Sequencer.of("A1"), Uploads.NOW, null, null);
        assertThat(handler.handle(elsewhere)).isInstanceOf(Outcome.Ignored.class);
        for (String key : List.of(KEY + "/240.jpg", "a/b", "", KEY.toString().replace("eu-west-1:", "eu-west-1%3A"))) {
            assertThat(handler.handle(created(key, "A1"))).isInstanceOf(Outcome.Rejected.class);
        }
        assertThat(s3.calls()).isEmpty();
        assertThat(sqs.sent).isEmpty();
    }

    @Test
    void anUploadThatBreaksARuleIsRejectedForItsOwnerToSee() {
        var other = Map.of("identity-id", "eu-west-1:99999999-2222-3333-4444-555555555555");
        assertRejected(JPEG, "image/jpeg", Map.of(), "not uploaded by the owner");
        assertRejected(JPEG, "image/jpeg", other, "not uploaded by the owner");
        assertRejected(new byte[0], "image/jpeg", METADATA, "empty");
        assertRejected(Arrays.copyOf(JPEG, 1_000_001), "image/jpeg", METADATA, "at most 1000000");
        assertRejected("only text".getBytes(UTF_8), "image/jpeg", METADATA, "but is no known image");
        assertRejected(TestImages.png(9, 9), "image/jpeg", METADATA, "but is image/png");
        assertRejected(JPEG, "text/html", METADATA, "content type is not accepted");
        assertRejected(JPEG, null, METADATA, "content type is not accepted");
        // Each asks the thumbnailer to remove what may be there of content before.
        assertThat(sqs.sent).hasSize(8);
    }

    private void assertRejected(byte[] bytes, @Nullable String type, Map<String, String> metadata, String reason) {
        var fresh = new InMemoryCatalog();
        s3.upload("photos", KEY.toString(), bytes, type, metadata);
        var outcome = IngestWorker.handler(IngestSettings.from(Uploads.ENVIRONMENT), s3, fresh, sqs, Uploads.CLOCK)
                .handle(created("A1"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class, it -> assertThat(it.reason()).contains(reason));
        assertThat(fresh.find(KEY)).hasValueSatisfying(row -> {
            assertThat(row.status()).isEqualTo(PhotoStatus.REJECTED);
            assertThat(row.reason()).contains(reason);
        });
        assertThat(s3.bucket("photos")).containsKey(KEY.toString());
    }

    @Test
    void aPhotoThatIsReplacedByABadUploadLosesItsThumbnails() {
        upload(JPEG);
        handler.handle(created("A1"));
        upload("only text".getBytes(UTF_8));
        assertThat(handler.handle(created("A2"))).isInstanceOf(Outcome.Rejected.class);
        assertThat(sqs.sent).hasSize(2);
    }

    @Test
    void aHeaderThatCannotBeReadIsLeftToTheThumbnailer() {
        upload(Arrays.copyOf(JPEG, 20));
        assertThat(handler.handle(created("A1"))).isEqualTo(DONE);
        assertThat(row().picture()).isNull();
        assertThat(sqs.sent).hasSize(1);
    }

    @Test
    void onlyTheStartOfAFileIsRead() {
        upload(Arrays.copyOf(JPEG, 900_000));
        handler.handle(created("A1"));
        assertThat(s3.calls()).containsExactly("HEAD photos/" + KEY, "GET photos/" + KEY);
        assertThat(row().picture()).isNotNull();
    }

    @Test
    void aDuplicateOrAStaleEventTouchesNoObject() {
        upload(JPEG);
        handler.handle(created("A2"));
        catalog.ready(KEY, Sequencer.of("A2"), List.of(), "L", null, Uploads.NOW);
        s3.calls();
        sqs.sent.clear();
        assertThat(handler.handle(created("A2"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(handler.handle(created("A1"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(handler.handle(removed("A1"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(s3.calls()).isEmpty();
        assertThat(sqs.sent).isEmpty();
    }

    @Test
    void aLateCreateDoesNotReviveADeletedPhoto() {
        upload(JPEG);
        handler.handle(removed("A2"));
        assertThat(handler.handle(created("A1"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(handler.handle(created("A2"))).isInstanceOf(Outcome.Ignored.class);
        assertThat(row().status()).isEqualTo(PhotoStatus.DELETED);
    }

    @Test
    void anObjectThatIsGoneIsIgnored() {
        assertThat(handler.handle(created("A1"))).isEqualTo(new Outcome.Ignored("the object is gone"));
        assertThat(catalog.find(KEY)).isEmpty();
    }

    @Test
    void aNameThatCannotBeDecodedIsThatOfTheKey() {
        for (String bad : List.of("%", "%zz", "%FF", "%20")) {
            var metadata = Map.of("identity-id", Uploads.OWNER.value(), "filename", bad);
            assertThat(ObjectMetadata.filename(KEY, metadata)).isEqualTo("sea.jpg");
        }
        assertThat(ObjectMetadata.filename(KEY, Map.of())).isEqualTo("sea.jpg");
    }

    private void upload(byte[] bytes) {
        s3.upload("photos", KEY.toString(), bytes, "image/jpeg", METADATA);
    }

    private Photo row() {
        return catalog.find(KEY).orElseThrow();
    }
}
