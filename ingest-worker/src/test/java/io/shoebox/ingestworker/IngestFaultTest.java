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
import io.shoebox.queue.Outcome;
import io.shoebox.queue.UploadHandler;
import io.shoebox.thumbnailer.FakeS3;
import io.shoebox.thumbnailer.TestImages;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What is left when a service fails in the middle, and the event comes again. */
final class IngestFaultTest {
    private static final Outcome DONE = new Outcome.Done();
    private static final byte[] JPEG = TestImages.jpeg(60, 40);

    private final FakeS3 s3 = new FakeS3();
    private final FakeSqs sqs = new FakeSqs();
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final UploadHandler handler =
            IngestWorker.handler(IngestSettings.from(Uploads.ENVIRONMENT), s3, catalog, sqs, Uploads.CLOCK);

    @Test
    void aCrashBetweenRegisteringAndSendingIsMendedWithoutReadingAgain() {
        upload(JPEG);
        sqs.failing = true;
        assertThatThrownBy(() -> handler.handle(created("A1"))).isInstanceOf(SqsException.class);
        assertThat(row().status()).isEqualTo(PhotoStatus.REGISTERED);
        sqs.failing = false;
        s3.calls();
        assertThat(handler.handle(created("A1"))).isEqualTo(DONE);
        assertThat(sqs.sent).hasSize(1);
        assertThat(s3.calls()).isEmpty();
    }

    @Test
    void aCrashBetweenDeletingAndSendingIsMended() {
        sqs.failing = true;
        assertThatThrownBy(() -> handler.handle(removed("A2"))).isInstanceOf(SqsException.class);
        sqs.failing = false;
        assertThat(handler.handle(removed("A2"))).isEqualTo(DONE);
        assertThat(sqs.sent).hasSize(1);
    }

    @Test
    void aFaultOfS3ChangesNothing() {
        upload(JPEG);
        for (String verb : List.of("HEAD", "GET")) {
            for (int status : List.of(403, 412, 500, 503)) {
                s3.before(call -> {
                    if (call.startsWith(verb)) {
                        throw FakeS3.fault(status);
                    }
                });
                assertThatThrownBy(() -> handler.handle(created("A1"))).isInstanceOf(S3Exception.class);
                assertThat(catalog.find(KEY)).isEmpty();
            }
        }
        s3.before(call -> {});
        assertThat(handler.handle(created("A1"))).isEqualTo(DONE);
    }

    @Test
    void anObjectThatS3WillNeverHandOutIsRejectedOnRecord() {
        upload(JPEG);
        failing("HEAD", FakeS3.fault(400), "GET", FakeS3.fault(400, "InvalidRequest"));
        assertThat(handler.handle(created("A1"))).isInstanceOf(Outcome.Rejected.class);
        assertThat(row().status()).isEqualTo(PhotoStatus.REJECTED);
        assertThat(row().reason()).contains("SSE-C");

        failing("GET", FakeS3.fault(403, "InvalidObjectState"), "-", FakeS3.fault(500));
        assertThat(handler.handle(created("A2"))).isInstanceOf(Outcome.Rejected.class);
        assertThat(row().reason()).contains("archive");
        assertThat(row().bytes()).isEqualTo(JPEG.length);
    }

    @Test
    void aWorkerWhoseOwnCredentialsAreRefusedRejectsNothing() {
        upload(JPEG);
        for (String code : List.of("ExpiredToken", "AccessDenied", "KMS.DisabledException")) {
            failing("HEAD", FakeS3.fault(400), "GET", FakeS3.fault(400, code));
            assertThatThrownBy(() -> handler.handle(created("A1"))).isInstanceOf(S3Exception.class);
        }
        assertThat(catalog.find(KEY)).isEmpty();
    }

    private void failing(String first, S3Exception one, String second, S3Exception other) {
        s3.before(call -> {
            if (call.startsWith(first)) {
                throw one;
            }
            if (call.startsWith(second)) {
                throw other;
            }
        });
    }

    @Test
    void anObjectThatIsReplacedDuringTheInspectionIsLookedAtAgain() {
        upload(JPEG);
        s3.before(call -> {
            if (call.startsWith("GET")) {
                upload(TestImages.jpeg(9, 9));
            }
        });
        assertThatThrownBy(() -> handler.handle(created("A1"))).isInstanceOf(S3Exception.class);
        assertThat(catalog.find(KEY)).isEmpty();
    }

    private void upload(byte[] bytes) {
        s3.upload("photos", KEY.toString(), bytes, "image/jpeg", METADATA);
    }

    private Photo row() {
        return catalog.find(KEY).orElseThrow();
    }
}
