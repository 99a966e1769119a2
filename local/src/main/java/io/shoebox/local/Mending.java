package io.shoebox.local;

import io.shoebox.model.Environment;
import io.shoebox.operations.reconcile.Places;
import io.shoebox.operations.reconcile.Reconciles;
import io.shoebox.operations.reconcile.Run;
import io.shoebox.operations.reconcile.Runs;
import io.shoebox.operations.reconcile.Stop;
import io.shoebox.operations.reconcile.Task;
import io.shoebox.operations.reconcile.Trickle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The reconcile on one machine, in a thread of its own: works on runs that were asked for, lets what is to be done again
 * through to idle workers, and after a start looks for what a crash has lost, once the workers have done all that waited for
 * them. On AWS a function does the same each minute.
 */
public final class Mending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mending.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofSeconds(5);

    private final S3Client s3;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Instant started = Instant.now();
    private final Reconciles reconciles;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("mending").unstarted(this::work);
    private volatile boolean sweeping;
    private boolean failing;

    /** Does nothing yet. */
    public Mending(ServerAccess access, ResourceNames names, QueueUrls queues) {
        s3 = access.s3Client();
        dynamo = access.dynamoClient();
        sqs = access.sqsClient();
        Places places = Places.from(new Environment(Workers.environment(names, queues, Map.of())));
        // Here nothing is on its way but what the queues hold, so they can say when nothing is.
        reconciles = Reconciles.of(places, s3, dynamo, sqs, Clock.systemUTC(), 0);
    }

    /** Looks for what a crash has lost, once the queues are empty; for before the start. */
    public void sweepWhenIdle() {
        sweeping = true;
    }

    /** From now on. */
    public Mending start() {
        thread.start();
        return this;
    }

    /** What operators ask for. */
    public Reconciles reconciles() {
        return reconciles;
    }

    /** Whether what a crash may have lost is still to be looked for. */
    boolean isSweeping() {
        return sweeping;
    }

    private void work() {
        Duration pause = Duration.ZERO;
        while (!closes(pause)) {
            try {
                pause = once() ? Duration.ZERO : PAUSE;
                worked();
            } catch (RuntimeException e) {
                // Whatever happens to one run, the next one is taken up.
                failed(e);
                pause = PAUSE_AFTER_A_FAULT;
            }
        }
    }

    /** An outage is told once, however long it lasts. */
    private void failed(RuntimeException fault) {
        if (closing.getCount() > 0 && !failing) {
            LOG.warn("what is lost cannot be looked for, and is tried until it can: {}", fault.toString());
        }
        failing = true;
    }

    private void worked() {
        if (failing) {
            LOG.info("what is lost is looked for again");
        }
        failing = false;
    }

    /** One thing that is to be done; whether there may be another. */
    private boolean once() {
        if (sweeping && reconciles.pipeline().messages() == 0) {
            sweep();
        }
        Optional<Run> run = reconciles.runs().unfinished();
        if (run.isPresent()) {
            reconciles.reconciler().work(run.get(), this::wish, now -> {});
        }
        return reconciles.trickle().once() == Trickle.Flow.MOVED;
    }

    /** What was there before the start, and is in no queue, is lost, however young it is. */
    private void sweep() {
        Duration before = Duration.between(started, Instant.now());
        switch (reconciles.runs().ask(Task.reconcile("the start").settledAfter(before))) {
            case Runs.Asked.Started(Run run) -> reconciles.reconciler().work(run, this::wish, now -> {});
            case Runs.Asked.Busy(Run other) -> reconciles.reconciler().work(other, this::wish, now -> {});
        }
        sweeping = false;
    }

    private Stop.Wish wish() {
        return closing.getCount() > 0 ? Stop.Wish.NONE : Stop.Wish.PAUSE;
    }

    /** Waits; whether it is over. */
    private boolean closes(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try (s3;
                dynamo;
                sqs) {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
