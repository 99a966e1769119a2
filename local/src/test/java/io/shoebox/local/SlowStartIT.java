package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.catalog.Page;
import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.UploadMetadata;
import io.shoebox.operations.reconcile.Finding;
import io.shoebox.operations.reconcile.FindingKind;
import io.shoebox.operations.reconcile.Run;
import io.shoebox.operations.reconcile.RunStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A restart while many photos wait in the queues. */
@Tag("long")
final class SlowStartIT {
    private static final IdentityId ANN = new IdentityId("eu-west-1:00000000-0000-4000-8000-00000000000a");
    private static final CollectionId COLLECTION = new CollectionId("c");
    private static final int BACKLOG = 100;

    private final Random random = new Random(3);
    private final byte[] picture = SamplePhoto.jpeg(64, 48, 1, LocalDateTime.of(2026, 3, 1, 10, 15));

    @Test
    void theWorkersStartAtOnceAndWhatIsQueuedIsNotAnnouncedAgain(@TempDir Path data) throws Exception {
        List<PhotoKey> photos = new ArrayList<>();
        PhotoKey lost;
        try (LocalServers servers = LocalServers.start(ServerSettings.on(data));
                S3Client s3 = servers.access().s3Client();
                SqsClient sqs = servers.access().sqsClient();
                Workers workers = new Workers(servers.access(), servers.names(), servers.queues(), Map.of())) {
            lost = put(s3);
            // Its event is lost.
            sqs.receiveMessage(receive ->
                            receive.queueUrl(servers.queues().uploads()).waitTimeSeconds(5))
                    .messages()
                    .forEach(message -> sqs.deleteMessage(delete ->
                            delete.queueUrl(servers.queues().uploads()).receiptHandle(message.receiptHandle())));
            for (int i = 0; i < BACKLOG; i++) {
                photos.add(put(s3));
            }
            // Registered, with a request for thumbnails each; some are not even registered.
            while (workers.pollUploadsOnce() > 0 && photos.size() < BACKLOG + 25) {
                photos.add(put(s3));
            }
        }

        try (LocalSystem system = LocalSystem.start(ServerSettings.on(data));
                DynamoDbClient dynamo = system.access().dynamoClient()) {
            Catalog catalog = new DynamoCatalog(dynamo, "photos");
            Eventually.holds(Duration.ofMinutes(1), () -> isAnyReady(catalog));
            assertThat(system.mending().isSweeping())
                    .as("the workers are at work, and nothing is looked for yet")
                    .isTrue();
            Eventually.holds(Duration.ofMinutes(2), () -> !system.mending().isSweeping());
            Run run = system.mending().reconciles().runs().newest(1).getFirst();

            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(run.findings())
                    .as("the one event that is in no queue")
                    .containsExactly(new Finding(FindingKind.OBJECT_WITHOUT_ROW, 1, 1, List.of(lost.toString())));
            Eventually.holds(() -> status(catalog, lost) == PhotoStatus.READY);
            assertThat(photos)
                    .allSatisfy(key -> assertThat(status(catalog, key)).isEqualTo(PhotoStatus.READY));
        }
    }

    private PhotoKey put(S3Client s3) {
        PhotoKey key = PhotoKey.create(ANN, COLLECTION, new FileName("a.jpg"), Instant.now(), random);
        s3.putObject(
                put -> put.bucket("photos")
                        .key(key.toString())
                        .contentType("image/jpeg")
                        .metadata(Map.of(UploadMetadata.OWNER, ANN.value())),
                RequestBody.fromBytes(picture));
        return key;
    }

    /** By one request: one a photo would take longer than the workers. */
    private static boolean isAnyReady(Catalog catalog) {
        return catalog.photos(ANN, COLLECTION, Page.Request.first(BACKLOG)).items().stream()
                .anyMatch(photo -> photo.status() == PhotoStatus.READY);
    }

    private static @Nullable PhotoStatus status(Catalog catalog, PhotoKey key) {
        return catalog.find(key).map(Photo::status).orElse(null);
    }
}
