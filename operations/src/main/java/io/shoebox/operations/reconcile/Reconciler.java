package io.shoebox.operations.reconcile;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Compares the bucket of photos, that of thumbnails and the table, owner by owner, and has what is lost done again. It holds
 * a page of each at a time. What it does may be done twice and while photos come and go. One process works at a time.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    /** Messages that may wait for the workers: what they tell of would seem to be lost. Less than a minute's work. */
    public static final long MOST_WAITING = 1_000;

    private final Places places;
    private final S3Client s3;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Clock clock;
    private final Runs runs;
    private final long mostWaiting;

    /**
     * With clients that the caller closes.
     *
     * @param mostWaiting the most messages that may wait for the workers while it compares
     */
    public Reconciler(
            Places places,
            S3Client s3,
            DynamoDbClient dynamo,
            SqsClient sqs,
            Clock clock,
            Runs runs,
            long mostWaiting) {
        this.places = places;
        this.s3 = s3;
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.clock = clock;
        this.runs = runs;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Works on a run, from where it is, until it has completed or has to stop.
     *
     * @param progress is told every few seconds, and at the end
     * @return the run as it is then, {@code RUNNING} if it is to be gone on with; empty if another process works
     */
    public Optional<Run> work(Run run, Stop stop, Consumer<Run> progress) {
        Lease lease = new Lease(dynamo, places.table(), clock);
        if (!lease.take()) {
            return Optional.empty();
        }
        // Another process may have brought it further, before this one had the lease.
        Run now = runs.find(run.id()).orElse(run);
        if (now.status() != RunStatus.RUNNING) {
            lease.release();
            return Optional.of(now);
        }
        var session = new Session(places, s3, dynamo, sqs, clock, runs, lease, now, stop, progress, mostWaiting);
        try {
            Run end = session.work();
            LOG.info(
                    "run {} is {}: {} keys compared, {} found, {} mended",
                    end.id(),
                    end.status(),
                    end.compared(),
                    end.found(),
                    end.mended());
            return Optional.of(end);
        } catch (SdkException e) {
            // A server's bad moment: the run stays to be gone on with.
            throw e;
        } catch (RuntimeException e) {
            session.failed(e);
            throw e;
        } finally {
            lease.release();
        }
    }
}
