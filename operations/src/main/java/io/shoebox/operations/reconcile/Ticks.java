package io.shoebox.operations.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What the reconcile does on AWS, where nothing runs for long: each minute a while of it. A run that one call does not bring
 * to its end, or that dies with its process, is gone on with by the next one.
 */
final class Ticks {
    /** Left for putting down where a run is, and for a page that is being read. */
    static final Duration LEAST_LEFT = Duration.ofSeconds(30);
    /** In which messages go through; the next call comes in a minute. */
    private static final Duration TRICKLES = Duration.ofSeconds(50);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ReconcileSettings settings;
    private final Runs runs;
    private final Reconciler reconciler;
    private final Trickle trickle;
    private final Clock clock;
    private final Consumer<Run> ended;

    /** @param ended hears of each run that came to an end */
    Ticks(
            ReconcileSettings settings,
            S3Client s3,
            DynamoDbClient dynamo,
            SqsClient sqs,
            Clock clock,
            RandomGenerator random,
            Consumer<Run> ended) {
        this.settings = settings;
        this.clock = clock;
        this.ended = ended;
        Places places = settings.places();
        runs = new Runs(dynamo, places.table(), clock, random);
        reconciler = new Reconciler(places, s3, dynamo, sqs, clock, runs, Reconciler.MOST_WAITING);
        trickle = new Trickle(sqs, places);
    }

    /** Asks for the daily run; one that has not ended is gone on with instead. */
    Map<String, Object> ask() {
        Task task = Task.reconcile("the schedule").within(settings.budget()).settledAfter(settings.settledAfter());
        return switch (runs.ask(task)) {
            case Runs.Asked.Started(Run run) -> run.fields();
            case Runs.Asked.Busy(Run other) -> other.fields();
        };
    }

    /**
     * Works on a run if there is one and no other call does; else on what is to be done again.
     *
     * @param left milliseconds until this call has to be over
     */
    Map<String, Object> tick(LongSupplier left) {
        Optional<Run> worked = runs.unfinished().flatMap(run -> reconciler.work(run, () -> wish(left), now -> {}));
        worked.filter(run -> run.status() != RunStatus.RUNNING).ifPresent(ended);
        return worked.map(Run::fields).orElseGet(() -> Map.of("moved", trickle(left)));
    }

    private static Stop.Wish wish(LongSupplier left) {
        return left.getAsLong() > LEAST_LEFT.toMillis() ? Stop.Wish.NONE : Stop.Wish.PAUSE;
    }

    /** Until there is nothing more, or the next call comes. */
    private int trickle(LongSupplier left) {
        long end = clock.millis() + TRICKLES.toMillis();
        int batches = 0;
        while (clock.millis() < end && wish(left) == Stop.Wish.NONE) {
            switch (trickle.once()) {
                case DRY -> {
                    return batches;
                }
                case MOVED -> batches++;
                case BUSY -> LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return batches;
    }
}
