package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.Decoded;
import io.shoebox.queue.S3EventDecoder;
import io.shoebox.queue.UploadEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What survives the end of a process. Over 200 lines since its tests share their ways to write, to kill and to look. */
final class PersistenceIT {
    private static final IdentityId ANN = new IdentityId("eu-west-1:00000000-0000-4000-8000-00000000000a");
    private static final Instant TIME = Instant.parse("2026-06-01T12:00:00Z");
    private static final Sequencer SEQUENCER = Sequencer.of("1");
    private static final int UPLOADS_BEFORE_THE_END = 20;

    @TempDir
    private Path folder;

    private final Random random = new Random(1);
    private final PhotoKey photo = key();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void whatWasAcknowledgedIsFoundAgainAfterAKill() throws Exception {
        try (ServersProcess process = ServersProcess.start(folder)) {
            assertThatExceptionOfType(LocalServerException.class)
                    .isThrownBy(() -> LocalServers.start(ServerSettings.on(folder)))
                    .withMessageContaining("is in use by another running Shoebox");
            fill(process.access());
            Thread uploader = Thread.ofVirtual().start(() -> uploadUntilItFails(process.access()));
            Eventually.holds(() -> acknowledged.size() >= UPLOADS_BEFORE_THE_END);
            process.kill();
            uploader.join();
        }

        ServerSettings settings = ServerSettings.on(folder).withVisibilityTimeout(Duration.ofSeconds(2));
        try (LocalServers servers = LocalServers.start(settings)) {
            assertObjects(servers);
            assertRow(servers);
            assertMessages(servers);
        }
    }

    @Test
    void aCleanStopIsFoundAgainToo() {
        Sequencer last;
        try (LocalServers servers = LocalServers.start(ServerSettings.on(folder))) {
            fill(servers.access());
            last = newest(servers);
        }
        try (LocalServers servers = LocalServers.start(ServerSettings.on(folder));
                S3Client s3 = servers.access().s3Client()) {
            assertRow(servers);
            s3.putObject(put -> put.bucket("photos").key(key().toString()), RequestBody.fromString("later"));
            assertThat(newest(servers)).isGreaterThan(last);
        }
    }

    @Test
    void onlyOneInAProcessKeepsItsData(@TempDir Path other) {
        try (LocalServers servers = LocalServers.start(ServerSettings.on(folder))) {
            assertThatExceptionOfType(LocalServerException.class)
                    .isThrownBy(() -> LocalServers.start(ServerSettings.on(other)))
                    .withMessageStartingWith("Only one local mode that keeps its data can run in a process");
            assertThat(Reconciliation.of(servers).findings()).isEmpty();
        }
        LocalServers.start(ServerSettings.on(other)).close();
    }

    private PhotoKey key() {
        return PhotoKey.create(ANN, new CollectionId("c"), new FileName("ü.jpg"), TIME, random);
    }

    private void fill(ServerAccess access) {
        try (S3Client s3 = access.s3Client();
                SqsClient sqs = access.sqsClient();
                DynamoDbClient dynamo = access.dynamoClient()) {
            s3.putObject(
                    put -> put.bucket("thumbnails")
                            .key(photo.toString())
                            .contentType("image/jpeg")
                            .cacheControl("private, max-age=31536000, immutable")
                            .metadata(Map.of("identity-id", ANN.value())),
                    RequestBody.fromString("small"));
            new DynamoCatalog(dynamo, "photos")
                    .register(new Photo(
                            photo,
                            "ü.jpg",
                            "image/jpeg",
                            5,
                            null,
                            null,
                            null,
                            SEQUENCER,
                            PhotoStatus.REGISTERED,
                            null,
                            null,
                            List.of(),
                            0,
                            TIME,
                            TIME));
            String queue = queueUrl(sqs, "thumbnails");
            sqs.sendMessage(send -> send.queueUrl(queue).messageBody("in flight"));
            assertThat(receive(sqs, queue)).hasSize(1);
            sqs.sendMessage(send -> send.queueUrl(queue).messageBody("waiting"));
            s3.putObject(put -> put.bucket("photos").key(photo.toString()), RequestBody.fromString("hello"));
        }
    }

    private void uploadUntilItFails(ServerAccess access) {
        try (S3Client s3 = access.s3Client()) {
            while (true) {
                String key = key().toString();
                s3.putObject(put -> put.bucket("photos").key(key), RequestBody.fromString("hello"));
                acknowledged.add(key);
            }
        } catch (SdkException e) {
            // The server was killed.
        }
    }

    private void assertObjects(LocalServers servers) {
        try (S3Client s3 = servers.access().s3Client()) {
            HeadObjectResponse thumbnail =
                    s3.headObject(head -> head.bucket("thumbnails").key(photo.toString()));
            assertThat(thumbnail.contentType()).isEqualTo("image/jpeg");
            assertThat(thumbnail.cacheControl()).isEqualTo("private, max-age=31536000, immutable");
            assertThat(thumbnail.metadata()).containsEntry("identity-id", ANN.value());
            assertThat(acknowledged)
                    .allSatisfy(key -> assertThat(s3.getObjectAsBytes(
                                            get -> get.bucket("photos").key(key))
                                    .asUtf8String())
                            .isEqualTo("hello"));
        }
    }

    private void assertRow(LocalServers servers) {
        try (DynamoDbClient dynamo = servers.access().dynamoClient()) {
            assertThat(new DynamoCatalog(dynamo, "photos").find(photo))
                    .hasValueSatisfying(row -> assertThat(row.sequencer()).isEqualTo(SEQUENCER));
        }
    }

    private void assertMessages(LocalServers servers) throws InterruptedException {
        try (SqsClient sqs = servers.access().sqsClient()) {
            Map<String, String> receives = new HashMap<>();
            Eventually.holds(() -> {
                receive(sqs, servers.queues().thumbnails())
                        .forEach(message -> receives.putIfAbsent(
                                message.body(),
                                message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)));
                return receives.size() == 2;
            });
            assertThat(receives).containsOnly(Map.entry("in flight", "2"), Map.entry("waiting", "1"));
            Set<String> keys = new HashSet<>();
            Eventually.holds(() -> {
                receive(sqs, servers.queues().uploads())
                        .forEach(message -> keys.add(event(message).key()));
                return keys.containsAll(acknowledged);
            });
        }
    }

    private static Sequencer newest(LocalServers servers) {
        try (SqsClient sqs = servers.access().sqsClient()) {
            return receive(sqs, servers.queues().uploads()).stream()
                    .map(message -> event(message).sequencer())
                    .max(Sequencer::compareTo)
                    .orElseThrow();
        }
    }

    private static UploadEvent event(Message message) {
        return ((Decoded.Event<UploadEvent>)
                        new S3EventDecoder().decode(message.body()).getFirst())
                .event();
    }

    private static String queueUrl(SqsClient sqs, String name) {
        return sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
    }

    private static List<Message> receive(SqsClient sqs, String queue) {
        return sqs.receiveMessage(receive -> receive.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }
}
