package io.shoebox.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.local.LocalServers;
import io.shoebox.local.QueueDepths;
import io.shoebox.local.ServerSettings;
import io.shoebox.local.Workers;
import io.shoebox.local.crash.CutPoint.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A worker dies right before or right after one of its calls, another goes on, and everything is as if nothing had
 * happened. {@code -Dshoebox.crash.cuts=all} has it die at every call, {@code -Dshoebox.crash.seed=N} chooses others.
 */
@Tag("long")
final class CutPointsIT {
    private static final long SEED = Long.getLong("shoebox.crash.seed", 1);
    private static final String CUTS = System.getProperty("shoebox.crash.cuts", "3");
    private static final int UPLOADS = 200;
    private static final int LEAST_A_ROUND = 3;
    private static final int ONE_IN = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration VISIBILITY = Duration.ofSeconds(2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whereverAWorkerDiesNothingIsLostDoubledRevivedOrLeftOver() throws IOException {
        try (var servers = LocalServers.start(ServerSettings.inMemory().withVisibilityTimeout(VISIBILITY));
                var depths = new QueueDepths(servers.access(), servers.queues());
                S3Client s3 = servers.access().s3Client();
                SqsClient sqs = servers.access().sqsClient();
                var dynamo = servers.access().dynamoClient()) {
            var catalog = new DynamoCatalog(dynamo, servers.names().table());
            var reference = new Reference(s3, SEED);
            boolean all = CUTS.equals("all");
            int rounds = all ? 0 : Integer.parseInt(CUTS);
            int aRound = all ? LEAST_A_ROUND : Math.max(LEAST_A_ROUND, Math.ceilDiv(UPLOADS, rounds + 1));
            var run = new Run(servers, sqs, reference, aRound);

            int calls = WorkerProcess.calls(run.untilItEnds(run.started(CutPoint.NEVER)));
            assertThat(depths.whenIdle(PATIENCE)).isEqualTo(QueueDepths.Depths.EMPTY);
            reference.check(catalog, "undisturbed, seed " + SEED);

            List<String> died = die(run, points(calls, all ? 2 * calls : rounds), depths);
            reference.check(catalog, "seed " + SEED + ", died " + died);
            long cut = died.stream().filter(end -> end.startsWith(CutCalls.CUT)).count();
            System.out.println("Cut points, seed " + SEED + ": died " + cut + " times in " + reference.uploads()
                    + " uploads, at " + died);
            // A run may have a call less than the first one had, where messages came in other batches.
            assertThat(cut).isGreaterThanOrEqualTo(died.size() * 8L / 10);
            if (all) {
                assertThat(String.join(" ", died))
                        .contains("S3.HeadObject", "S3.GetObject", "S3.PutObject", "S3.DeleteObjects")
                        .contains("DynamoDb.GetItem", "DynamoDb.TransactWriteItems", "DynamoDb.UpdateItem")
                        .contains("Sqs.ReceiveMessage", "Sqs.SendMessage", "Sqs.DeleteMessageBatch");
            }
        }
    }

    /** At each point, with the next process starting while another goes on with what the dead one left. */
    private static List<String> die(Run run, List<CutPoint> points, QueueDepths depths) throws IOException {
        var died = new ArrayList<String>();
        WorkerProcess next = run.started(points.getFirst());
        try {
            for (int i = 0; i < points.size(); i++) {
                died.add(run.untilItEnds(next));
                if (i + 1 < points.size()) {
                    next = run.started(points.get(i + 1));
                }
                run.goOn(depths);
                assertThat(depths.now()).as("seed " + SEED + ", died " + died).isEqualTo(QueueDepths.Depths.EMPTY);
            }
        } finally {
            next.close();
        }
        return died;
    }

    /** As many as are asked for, spread over all calls. */
    private static List<CutPoint> points(int calls, int most) {
        List<CutPoint> points = new ArrayList<>(IntStream.rangeClosed(1, calls)
                .boxed()
                .flatMap(call -> List.of(new CutPoint(call, Side.BEFORE), new CutPoint(call, Side.AFTER)).stream())
                .toList());
        Collections.shuffle(points, new Random(SEED));
        return points.subList(0, Math.min(most, points.size()));
    }

    /** Some photos, some of whose events come twice, one deletion, and a worker that dies of it. */
    private final class Run {
        private final LocalServers servers;
        private final SqsClient sqs;
        private final Reference reference;
        private final int photos;

        Run(LocalServers servers, SqsClient sqs, Reference reference, int photos) {
            this.servers = servers;
            this.sqs = sqs;
            this.reference = reference;
            this.photos = photos;
        }

        WorkerProcess started(CutPoint point) throws IOException {
            return WorkerProcess.start(folder, servers, Optional.of(point));
        }

        String untilItEnds(WorkerProcess worker) throws IOException {
            try (worker) {
                reference.deleteOne();
                reference.upload(photos);
                duplicate(Math.ceilDiv(photos, ONE_IN));
                worker.go();
                return worker.end();
            }
        }

        /** Workers of this process, which know nothing of those that died. */
        void goOn(QueueDepths depths) {
            try (var workers =
                    new Workers(servers.access(), servers.names(), servers.queues(), WorkerProcess.SETTINGS)) {
                workers.start();
                depths.whenIdle(PATIENCE);
            }
        }

        private void duplicate(int events) {
            String queue = servers.queues().uploads();
            for (var message : sqs.receiveMessage(receive -> receive.queueUrl(queue)
                            .maxNumberOfMessages(Math.min(events, 10))
                            .visibilityTimeout(0))
                    .messages()) {
                sqs.sendMessage(send -> send.queueUrl(queue).messageBody(message.body()));
            }
        }
    }
}
