package io.shoebox.ingestworker;

import static io.shoebox.ingestworker.Uploads.KEY;
import static io.shoebox.ingestworker.Uploads.METADATA;
import static io.shoebox.ingestworker.Uploads.created;
import static io.shoebox.ingestworker.Uploads.removed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.UploadEvent;
import io.shoebox.queue.UploadHandler;
import io.shoebox.thumbnailer.FakeS3;
import io.shoebox.thumbnailer.TestImages;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is rejected goes after some days, by the bucket's own rule; its record stays. */
final class RejectedObjectsTest {
    private static final UploadEvent EXPIRED =
            new UploadEvent.Removed("photos", KEY.toString(), Sequencer.of("A9"), Uploads.NOW, true);

    private final FakeS3 s3 = new FakeS3();
    private final FakeSqs sqs = new FakeSqs();
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final UploadHandler handler = handler("true");

    private UploadHandler handler(String tagRejected) {
        var environment = new HashMap<>(Uploads.ENVIRONMENT);
        environment.put(IngestSettings.TAG_REJECTED, tagRejected);
        return IngestWorker.handler(IngestSettings.from(environment), s3, catalog, sqs, Uploads.CLOCK);
    }

    @Test
    void aRejectedUploadIsTaggedAndAGoodOneIsNot() {
        upload(TestImages.jpeg(9, 9));
        handler.handle(created("A1"));
        assertThat(s3.calls()).doesNotContain("TAG photos/" + KEY);

        upload(new byte[0]);
        assertThat(handler.handle(created("A2"))).isInstanceOf(Outcome.Rejected.class);
        assertThat(s3.calls()).contains("TAG photos/" + KEY);
    }

    @Test
    void aTagThatFailedIsMadeUpForWhenTheMessageComesAgain() {
        upload(new byte[0]);
        s3.before(call -> {
            if (call.startsWith("TAG")) {
                throw FakeS3.fault(500);
            }
        });
        assertThatThrownBy(() -> handler.handle(created("A1"))).isInstanceOf(S3Exception.class);
        assertThat(row().status()).isEqualTo(PhotoStatus.REJECTED);
        s3.before(call -> {});
        s3.calls();

        assertThat(handler.handle(created("A1"))).isEqualTo(new Outcome.Done());
        assertThat(s3.calls()).containsExactly("TAG photos/" + KEY);
    }

    @Test
    void anObjectThatIsGoneNeedsNoTag() {
        upload(new byte[0]);
        s3.before(call -> {
            if (call.startsWith("TAG")) {
                s3.delete("photos", KEY.toString());
            }
        });
        assertThat(handler.handle(created("A1"))).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void nothingIsTaggedWhereTheOperatorKeepsAll() {
        upload(new byte[0]);
        handler("false").handle(created("A1"));
        assertThat(s3.calls()).doesNotContain("TAG photos/" + KEY);
    }

    @Test
    void theRecordWithItsReasonOutlivesTheObjectButNotItsOwnersDelete() {
        upload(new byte[0]);
        handler.handle(created("A1"));
        Photo rejected = row();

        assertThat(handler.handle(EXPIRED)).isInstanceOf(Outcome.Ignored.class);
        assertThat(row()).isEqualTo(rejected);
        handler.handle(removed("B0"));
        assertThat(row().status()).isEqualTo(PhotoStatus.DELETED);
    }

    @Test
    void aGoodPhotoThatARuleRemovesIsDeletedAsByAnybody() {
        upload(TestImages.jpeg(9, 9));
        handler.handle(created("A1"));

        assertThat(handler.handle(EXPIRED)).isEqualTo(new Outcome.Done());
        assertThat(row().status()).isEqualTo(PhotoStatus.DELETED);
    }

    private void upload(byte[] bytes) {
        s3.upload("photos", KEY.toString(), bytes, "image/jpeg", METADATA);
    }

    private Photo row() {
        return catalog.find(KEY).orElseThrow();
    }
}
