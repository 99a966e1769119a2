package io.shoebox.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.local.Eventually;
import io.shoebox.local.LocalServers;
import io.shoebox.local.QueueDepths;
import io.shoebox.local.ServerSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Worker processes on one system: killed at random, and told to end. {@code -Dshoebox.seed=N} for other chances. */
@Tag("long")
final class WorkerProcessesIT {
    private static final long SEED = Long.getLong("shoebox.seed", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PHOTOS = 300;
    private static final int PHOTOS_A_KILL = 30;
    private static final int PROCESSES = 3;
    /** What a killed process had is another's after three seconds, though the queue itself would hide it for two minutes. */
    private static final Map<String, String> SOON = Map.of("WORKER_HIDDEN_SECONDS", "3");

    private final LocalServers servers = LocalServers.start(ServerSettings.inMemory());
    private final QueueDepths depths = new QueueDepths(servers.access(), servers.queues());
    private final S3Client s3 = servers.access().s3Client();
    private final DynamoDbClient dynamo = servers.access().dynamoClient();
    private final SqsClient sqs = servers.access().sqsClient();
    private final Reference reference = new Reference(s3, SEED);
    private final List<StartedWorker> workers = new ArrayList<>();

    @AfterEach
    void close() {
        workers.forEach(StartedWorker::close);
        s3.close();
        dynamo.close();
        sqs.close();
        depths.close();
        servers.close();
    }

    @Test
    void nothingIsLostOrDoubledThoughProcessesAreKilledWhilePhotosArrive() throws Exception {
        var random = new Random(SEED);
        for (int i = 0; i < PROCESSES; i++) {
            workers.add(StartedWorker.start(servers, SOON, StartedWorker.SMALL));
        }
        int kills = 0;
        while (reference.uploads() < PHOTOS) {
            reference.upload(PHOTOS_A_KILL);
            // Some are done, and the rest is in hand or waits: by progress, whatever the machine does besides.
            Eventually.holds(PATIENCE, () -> waiting() < PHOTOS_A_KILL / 2);
            workers.remove(random.nextInt(workers.size())).close();
            kills++;
            workers.add(StartedWorker.start(servers, SOON, StartedWorker.SMALL));
        }

        String circumstances = reference.uploads() + " uploads, " + kills + " kills, seed " + SEED;
        assertThat(depths.whenIdle(PATIENCE)).as(circumstances).isEqualTo(QueueDepths.Depths.EMPTY);
        reference.check(new DynamoCatalog(dynamo, servers.names().table()), circumstances);
    }

    @Test
    void aProcessThatIsToldToEndFinishesGivesBackTheRestAndLosesNothing() throws Exception {
        StartedWorker first = start(Map.of()).ready();
        assertThat(first.status("/health")).isEqualTo(200);
        reference.upload(60);
        Eventually.holds(PATIENCE, () -> count(first, "MessagesDone_total{Service=\"thumbnailer\"}") >= 3);

        assertThat(first.terminate().exit()).isZero();

        assertThat(reference.uploads()).isEqualTo(60);
        assertThat(depths.now().isIdle()).as("it was in the middle").isFalse();
        // Though the queues hide messages for two minutes.
        assertThat(hidden(servers.queues().uploads()) + hidden(servers.queues().thumbnails()))
                .isZero();
        start(Map.of());
        assertThat(depths.whenIdle(PATIENCE)).isEqualTo(QueueDepths.Depths.EMPTY);
        reference.check(new DynamoCatalog(dynamo, servers.names().table()), "after a SIGTERM");
    }

    @Test
    void aSecondSignalEndsItAtOnce() throws Exception {
        // An idle receive takes all of its time, and is waited for.
        StartedWorker worker = start(Map.of("WORKER_POLL_SECONDS", "20"));
        Eventually.holds(PATIENCE, () -> worker.status("/health") == 200);
        worker.terminate();
        Eventually.holds(() -> worker.status("/ready") == 503);

        Instant told = Instant.now();
        assertThat(worker.terminate().exit()).isEqualTo(143);
        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private int waiting() {
        QueueDepths.Depths now = depths.now();
        return now.uploads() + now.thumbnails();
    }

    private StartedWorker start(Map<String, String> settings) throws IOException {
        StartedWorker worker = StartedWorker.start(servers, settings, StartedWorker.SMALL);
        workers.add(worker);
        return worker;
    }

    private static double count(StartedWorker worker, String metric) {
        try {
            return worker.metrics()
                    .lines()
                    .filter(line -> line.startsWith(metric))
                    .mapToDouble(line -> Double.parseDouble(line.substring(metric.length())))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private int hidden(String queueUrl) {
        return Integer.parseInt(sqs.getQueueAttributes(get -> get.queueUrl(queueUrl)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"));
    }
}
