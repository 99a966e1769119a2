package io.shoebox.operations.reconcile;

import io.shoebox.catalog.CatalogRows;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * One process's work on a run. What was found is sent before the cursor is put down: a process that is killed in between
 * leaves some keys to be compared, and sent, a second time. Over 200 lines since the walk, its stops and its cursor are one
 * story.
 */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int SAVED_EVERY = 1_000;
    private static final Duration SAVED_AFTER = Duration.ofSeconds(2);

    private final Clock clock;
    private final Runs runs;
    private final Lease lease;
    private final Stop stop;
    private final Consumer<Run> progress;
    private final long mostWaiting;
    private final Spending spending;
    private final Buckets buckets;
    private final Places places;
    private final CatalogRows table;
    private final Outbox outbox;
    private final Mender mender;
    private final Pipeline pipeline;
    private final Judge judge;
    private final Tally tally;

    private Run run;
    private Cursor cursor;
    private long compared;
    private long unsaved;
    private Instant saved;

    Session(
            Places places,
            S3Client s3,
            DynamoDbClient dynamo,
            SqsClient sqs,
            Clock clock,
            Runs runs,
            Lease lease,
            Run run,
            Stop stop,
            Consumer<Run> progress,
            long mostWaiting) {
        this.places = places;
        this.clock = clock;
        this.runs = runs;
        this.lease = lease;
        this.run = run;
        this.stop = stop;
        this.progress = progress;
        this.mostWaiting = mostWaiting;
        cursor = run.cursor();
        compared = run.compared();
        tally = new Tally(run.findings());
        spending = new Spending(run.requests(), run.dollars());
        buckets = new Buckets(s3, places, spending);
        table = new CatalogRows(dynamo, places.table(), spending);
        outbox = new Outbox(sqs, places.reconcileQueueUrl(), spending);
        pipeline = new Pipeline(sqs, places);
        saved = clock.instant();
        judge = new Judge(saved.minus(run.task().settledAfter()));
        var catalog = new DynamoCatalog(dynamo, places.table());
        mender = new Mender(catalog, buckets, places.photosBucket(), outbox, spending, clock);
    }

    /** Until all is compared or it has to stop; the run as it then is. */
    Run work() {
        try {
            save();
            checkBacklog();
            walk();
            return end(RunStatus.COMPLETED, null);
        } catch (Stopped reason) {
            return end(reason.status, reason.getMessage());
        }
    }

    /** Puts down that it went wrong, if that can be. */
    void failed(RuntimeException fault) {
        try {
            // What could not be sent is not behind the cursor: it is found again.
            put(run.with(RunStatus.FAILED, clock.instant(), fault.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    /** Why it does not go on. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final RunStatus status;

        Stopped(RunStatus status, String why) {
            super(why, null, false, false);
            this.status = status;
        }
    }

    private void walk() {
        IdentityId one = run.task().owner();
        if (one != null) {
            compare(one, Cursor.Phase.TABLE);
            return;
        }
        if (cursor.phase() == Cursor.Phase.TABLE) {
            Optional<IdentityId> owner = cursor.ownerDone() || cursor.owner() == null
                    ? table.ownerAfter(cursor.owner())
                    : Optional.of(cursor.owner());
            while (owner.isPresent()) {
                compare(owner.get(), Cursor.Phase.TABLE);
                owner = table.ownerAfter(owner.get());
            }
            cursor = new Cursor(Cursor.Phase.BUCKETS, null, null, 0, true);
        }
        if (run.task().kind() == Task.Kind.RECONCILE) {
            walkBuckets();
        }
    }

    /** Those that have rows were compared before. */
    private void walkBuckets() {
        IdentityId last = cursor.owner();
        if (last != null && !cursor.ownerDone()) {
            compare(last, Cursor.Phase.BUCKETS);
        }
        var photos = new Peeking<>(buckets.owners(places.photosBucket(), last));
        var thumbnails = new Peeking<>(buckets.owners(places.thumbnailsBucket(), last));
        for (String owner = least(photos, thumbnails); owner != null; owner = least(photos, thumbnails)) {
            var id = new IdentityId(owner);
            mayGoOn();
            if (!table.isKnown(id)) {
                compare(id, Cursor.Phase.BUCKETS);
            }
        }
    }

    /** The next owner of either, which is taken from both. */
    private static @Nullable String least(Peeking<String> a, Peeking<String> b) {
        String first = a.peek();
        String second = b.peek();
        String least = second == null || (first != null && KeyOrder.bytes(first, second) <= 0) ? first : second;
        if (least != null && least.equals(first)) {
            a.next();
        }
        if (least != null && least.equals(second)) {
            b.next();
        }
        return least;
    }

    private void compare(IdentityId owner, Cursor.Phase phase) {
        if (!owner.equals(cursor.owner()) || cursor.ownerDone()) {
            cursor = Cursor.begun(phase, owner);
        }
        String after = cursor.after();
        Iterator<Case> photos = new OwnerWalk(buckets, table, owner, after == null ? null : withoutName(after));
        Counts counts = counts(owner, after);
        while (photos.hasNext()) {
            Case photo = photos.next();
            if (after != null && KeyOrder.folders(photo.rest(), after) <= 0) {
                continue;
            }
            mayGoOn();
            counts.photo(photo.key().collection(), isThere(photo.row()));
            run.task().judge(judge, photo).ifPresent(kind -> found(photo, kind));
            compared++;
            unsaved++;
            cursor = cursor.at(photo.rest(), counts.counted());
        }
        mayGoOn();
        counts.end();
        cursor = cursor.done();
    }

    /** Keys that others begin with come after these; all of them have the same id. */
    private static String withoutName(String rest) {
        return rest.substring(0, rest.indexOf('/') + 1 + 36);
    }

    private static boolean isThere(@Nullable Photo row) {
        return row != null && row.status() != PhotoStatus.DELETED;
    }

    private Counts counts(IdentityId owner, @Nullable String after) {
        Consumer<CatalogRows.Drift> drifted = run.task().kind() == Task.Kind.RECONCILE ? this::drifted : drift -> {};
        return new Counts(table, owner, judge.settled(), drifted, after, cursor.counted());
    }

    private void found(Case photo, FindingKind kind) {
        boolean all = run.task().kind() == Task.Kind.RERUN_ALL;
        Optional<Remedy> remedy = all ? mender.again(photo) : mender.remedy(photo, kind);
        if (remedy.isEmpty()) {
            return;
        }
        boolean mend = !run.task().dryRun();
        LOG.info("{} {}{}", kind, photo.key(), mend ? "" : " (dry run)");
        if (mend) {
            mender.apply(remedy.get());
        }
        tally.found(kind, photo.key().toString(), mend);
    }

    private void drifted(CatalogRows.Drift drift) {
        String collection = drift.owner() + "/" + drift.collection();
        LOG.info("{} {}: {} photos, {}", FindingKind.COUNT_DRIFTED, collection, drift.counted(), drift.stored());
        boolean mended = !run.task().dryRun() && table.correct(drift, clock.instant());
        tally.found(FindingKind.COUNT_DRIFTED, collection, mended);
    }

    private void mayGoOn() {
        Budget budget = run.task().budget();
        if (compared >= budget.objects()
                || spending.requests() >= budget.requests()
                || spending.dollars() >= budget.dollars()) {
            throw new Stopped(RunStatus.CANCELLED, "the budget is used up");
        }
        switch (stop.wish()) {
            case PAUSE -> throw new Stopped(RunStatus.RUNNING, "goes on soon");
            case END -> throw new Stopped(RunStatus.CANCELLED, "interrupted");
            case NONE -> {}
        }
        if (unsaved >= SAVED_EVERY || clock.instant().isAfter(saved.plus(SAVED_AFTER))) {
            save();
            checkBacklog();
        }
    }

    /** What a message tells that waits would seem to be lost. */
    private void checkBacklog() {
        if (run.task().kind() != Task.Kind.RECONCILE) {
            return;
        }
        spending.queue();
        spending.queue();
        long waiting = pipeline.waiting();
        if (waiting > mostWaiting) {
            throw new Stopped(RunStatus.RUNNING, "waits until the workers have done the messages that wait for them");
        }
    }

    private void save() {
        if (put(soFar())) {
            throw new Stopped(RunStatus.CANCELLED, "cancelled");
        }
        progress.accept(run);
    }

    private Run end(RunStatus status, @Nullable String why) {
        put(soFar().with(status, status == RunStatus.RUNNING ? null : clock.instant(), why));
        progress.accept(run);
        return run;
    }

    private Run soFar() {
        return new Run(
                run.id(),
                run.task(),
                RunStatus.RUNNING,
                run.startedAt(),
                null,
                null,
                compared,
                spending.requests(),
                spending.dollars(),
                tally.findings(),
                cursor);
    }

    private boolean put(Run state) {
        if (!lease.keep()) {
            throw new IllegalStateException("another process works on runs by now: this one has not answered for "
                    + Lease.TIME.toSeconds() + " seconds");
        }
        outbox.flush();
        run = state;
        unsaved = 0;
        saved = clock.instant();
        // The lease, and the row.
        spending.written(1);
        spending.written(2);
        return runs.save(state);
    }
}
