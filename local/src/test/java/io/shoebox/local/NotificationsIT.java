package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.local.contract.EventContract;
import io.shoebox.queue.Decoded;
import io.shoebox.queue.S3EventDecoder;
import io.shoebox.queue.UploadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What the embedded servers add to {@link EventContract}: one event a change, in order. */
final class NotificationsIT {
    private static final String KEY = "eu-west-1:00000000-0000-4000-8000-00000000000a/c/a b+c ü*.jpg";

    private LocalServers servers;
    private S3Client s3;
    private SqsClient sqs;

    @BeforeEach
    void start() {
        servers = LocalServers.start(ServerSettings.inMemory());
        s3 = servers.access().s3Client();
        sqs = servers.access().sqsClient();
    }

    @AfterEach
    void stop() {
        s3.close();
        sqs.close();
        servers.close();
    }

    @Test
    void everyChangeOfAPhotoSendsItsEventInOrder() {
        s3.putObject(put -> put.bucket("photos").key(KEY), RequestBody.fromString("hello"));
        s3.copyObject(copy -> copy.sourceBucket("photos")
                .sourceKey(KEY)
                .destinationBucket("photos")
                .destinationKey("copy"));
        multipart("parts");
        s3.deleteObject(delete -> delete.bucket("photos").key(KEY));
        s3.deleteObjects(delete -> delete.bucket("photos")
                .delete(batch ->
                        batch.objects(ObjectIdentifier.builder().key("copy").build())));

        List<String> bodies = receive(5);
        List<UploadEvent> events = bodies.stream().map(NotificationsIT::decode).toList();
        assertThat(events).allMatch(event -> event.bucket().equals("photos"));
        assertThat(events).extracting(UploadEvent::key).containsExactly(KEY, "copy", "parts", KEY, "copy");
        assertThat(events).extracting(UploadEvent::sequencer).isSorted().doesNotHaveDuplicates();
        assertThat(events)
                .extracting(UploadEvent::time)
                .allMatch(time -> Duration.between(time, Instant.now()).toSeconds() < 60);
        assertThat(bodies)
                .extracting(body -> body.replaceAll(".*\"eventName\":\"([^\"]+)\".*", "$1"))
                .containsExactly(
                        "ObjectCreated:Put",
                        "ObjectCreated:Copy",
                        "ObjectCreated:CompleteMultipartUpload",
                        "ObjectRemoved:Delete",
                        "ObjectRemoved:Delete");
    }

    @Test
    void whatChangesNothingSendsNothing() {
        s3.putObject(put -> put.bucket("thumbnails").key(KEY), RequestBody.fromString("small"));
        s3.deleteObject(delete -> delete.bucket("thumbnails").key(KEY));
        s3.deleteObject(delete -> delete.bucket("photos").key("never there"));
        s3.putObject(put -> put.bucket("photos").key("once"), RequestBody.fromString("1"));
        assertThat(refusedPut()).isEqualTo(412);
        s3.putObject(put -> put.bucket("photos").key("last"), RequestBody.fromString("2"));

        assertThat(receive(2))
                .map(NotificationsIT::decode)
                .extracting(UploadEvent::key)
                .containsExactly("once", "last");
    }

    @Test
    void anUploadStandsThoughItsEventCannotBeSent() {
        sqs.deleteQueue(delete -> delete.queueUrl(servers.queues().uploads()));

        s3.putObject(put -> put.bucket("photos").key(KEY), RequestBody.fromString("hello"));

        assertThat(s3.headObject(head -> head.bucket("photos").key(KEY)).contentLength())
                .isEqualTo(5);
    }

    private int refusedPut() {
        try {
            s3.putObject(put -> put.bucket("photos").key("once").ifNoneMatch("*"), RequestBody.fromString("3"));
            return 200;
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }

    private void multipart(String key) {
        String upload = s3.createMultipartUpload(
                        create -> create.bucket("photos").key(key))
                .uploadId();
        String part = s3.uploadPart(
                        one -> one.bucket("photos").key(key).uploadId(upload).partNumber(1),
                        RequestBody.fromString("all of it"))
                .eTag();
        s3.completeMultipartUpload(complete -> complete.bucket("photos")
                .key(key)
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(part).build())));
    }

    private List<String> receive(int expected) {
        List<String> bodies = new ArrayList<>();
        while (bodies.size() < expected) {
            List<Message> some = sqs.receiveMessage(
                            receive -> receive.queueUrl(servers.queues().uploads())
                                    .maxNumberOfMessages(10)
                                    .waitTimeSeconds(5))
                    .messages();
            assertThat(some).as("after %s messages", bodies.size()).isNotEmpty();
            some.forEach(message -> bodies.add(message.body()));
        }
        assertThat(bodies).hasSize(expected);
        return bodies;
    }

    private static UploadEvent decode(String body) {
        List<Decoded<UploadEvent>> decoded = new S3EventDecoder().decode(body);
        assertThat(decoded).hasSize(1);
        return ((Decoded.Event<UploadEvent>) decoded.getFirst()).event();
    }
}
