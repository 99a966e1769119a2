package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.Catalog;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

final class LostEventsIT {
    private static final IdentityId ANN = new IdentityId("eu-west-1:00000000-0000-4000-8000-00000000000a");
    private static final Sequencer OLD = Sequencer.of("0000000000000001");
    private static final Instant TIME = Instant.parse("2026-06-01T12:00:00Z");
    private final Random random = new Random(1);

    private LocalServers servers;
    private S3Client s3;
    private SqsClient sqs;
    private DynamoDbClient dynamo;
    private Catalog catalog;

    @BeforeEach
    void start() {
        servers = LocalServers.start(ServerSettings.inMemory());
        s3 = servers.access().s3Client();
        sqs = servers.access().sqsClient();
        dynamo = servers.access().dynamoClient();
        catalog = new DynamoCatalog(dynamo, servers.names().table());
    }

    @AfterEach
    void stop() {
        s3.close();
        sqs.close();
        dynamo.close();
        servers.close();
    }

    @Test
    void whatBucketAndTableDisagreeOnIsSentAgain() {
        PhotoKey unknown = object();
        PhotoKey unfinished = object();
        PhotoKey ready = object();
        PhotoKey rejected = object();
        PhotoKey gone = key();
        PhotoKey deleted = key();
        s3.putObject(put -> put.bucket("photos").key("no key of the grammar"), RequestBody.empty());
        register(unfinished, PhotoStatus.REGISTERED);
        register(ready, PhotoStatus.REGISTERED);
        catalog.ready(ready, OLD, List.of(), null, null, TIME);
        register(rejected, PhotoStatus.REJECTED);
        register(gone, PhotoStatus.REGISTERED);
        catalog.delete(deleted, OLD, TIME);
        receive(servers.queues().uploads());

        assertThat(Reconciliation.of(servers).mended()).isEqualTo(3);

        Map<String, UploadEvent> events = receive(servers.queues().reconcile());
        assertThat(events).containsOnlyKeys(unknown.toString(), unfinished.toString(), gone.toString());
        assertThat(events.get(unknown.toString())).isInstanceOfSatisfying(UploadEvent.Created.class, created -> {
            assertThat(created.sequencer())
                    .as("older than the event that was lost")
                    .isEqualTo(Sequencer.NONE);
            assertThat(created.bytes()).isEqualTo(5);
        });
        assertThat(events.get(unfinished.toString()))
                .isInstanceOfSatisfying(
                        UploadEvent.Created.class,
                        created -> assertThat(created.sequencer()).isEqualTo(OLD));
        assertThat(events.get(gone.toString()))
                .isInstanceOfSatisfying(
                        UploadEvent.Removed.class,
                        removed -> assertThat(removed.sequencer())
                                .as("of two with one sequencer the delete is later")
                                .isEqualTo(OLD));
    }

    @Test
    void whereNothingIsLostNothingIsSent() {
        assertThat(Reconciliation.of(servers).findings()).isEmpty();
        assertThat(receive(servers.queues().reconcile())).isEmpty();
    }

    private PhotoKey key() {
        return PhotoKey.create(ANN, new CollectionId("c"), new FileName("a.jpg"), TIME, random);
    }

    private PhotoKey object() {
        PhotoKey key = key();
        s3.putObject(put -> put.bucket("photos").key(key.toString()), RequestBody.fromString("hello"));
        return key;
    }

    private void register(PhotoKey key, PhotoStatus status) {
        catalog.register(new Photo(
                key, "a.jpg", "image/jpeg", 5, null, null, null, OLD, status, null, null, List.of(), 0, TIME, TIME));
    }

    /** All there is in the queue. */
    private Map<String, UploadEvent> receive(String queueUrl) {
        Map<String, UploadEvent> events = new HashMap<>();
        List<Message> some;
        do {
            some = sqs.receiveMessage(receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(10))
                    .messages();
            for (Message message : some) {
                UploadEvent event = ((Decoded.Event<UploadEvent>)
                                new S3EventDecoder().decode(message.body()).getFirst())
                        .event();
                assertThat(events.put(event.key(), event)).isNull();
            }
        } while (!some.isEmpty());
        return events;
    }
}
