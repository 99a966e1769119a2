package io.shoebox.operations;

import io.shoebox.catalog.BudgetLimits;
import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.DynamoBudgetBook;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.operations.photos.History;
import io.shoebox.operations.photos.PhotoFinder;
import io.shoebox.operations.photos.Problems;
import io.shoebox.operations.photos.RetrySender;
import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.QueuePlace;
import io.shoebox.operations.queues.DeadLetters;
import io.shoebox.operations.queues.Queues;
import io.shoebox.operations.queues.Redrives;
import io.shoebox.operations.reconcile.Reconciler;
import io.shoebox.operations.reconcile.Reconciles;
import io.shoebox.operations.records.AuditLog;
import io.shoebox.operations.records.AuditSink;
import io.shoebox.operations.records.BudgetDesk;
import io.shoebox.operations.records.UsageCount;
import io.shoebox.operations.stages.StageSource;
import io.shoebox.operations.workers.WorkerSwitch;
import java.time.ZoneOffset;
import java.util.List;

/** All that operators do, wired to one deployment. The function and the commands use the same. */
public record Operations(
        Queues queues,
        DeadLetters deadLetters,
        Redrives redrives,
        Problems problems,
        WorkerSwitch workers,
        History history,
        PhotoFinder finder,
        UsageCount usage,
        BudgetDesk budgets,
        Reconciles reconciles,
        AuditLog audit,
        StageSource stages) {
    /**
     * With clients that the caller closes; how long photos take is not known.
     *
     * @param usual what an identity may do that has no limits of its own
     */
    public static Operations of(Clients clients, Places places, BudgetLimits usual, AuditSink sink) {
        Catalog catalog = new DynamoCatalog(clients.dynamo(), places.table());
        var workers = new WorkerSwitch(clients, places);
        var deadLetters = new DeadLetters(clients.sqs(), places);
        var audit = new AuditLog(clients, places.table(), sink);
        return new Operations(
                new Queues(clients, places, workers),
                deadLetters,
                new Redrives(clients, places, deadLetters),
                new Problems(catalog, new RetrySender(clients.sqs(), places)),
                workers,
                new History(catalog, clients.s3(), places),
                new PhotoFinder(clients.dynamo(), places.table()),
                new UsageCount(clients, places.table()),
                new BudgetDesk(
                        new DynamoBudgetBook(clients.dynamo(), places.table(), clients.clock()),
                        usual,
                        audit,
                        clients.clock()),
                reconciles(clients, places),
                audit,
                List::of);
    }

    /** The same, where it is known how long photos take. */
    public Operations with(StageSource source) {
        return new Operations(
                queues,
                deadLetters,
                redrives,
                problems,
                workers,
                history,
                finder,
                usage,
                budgets,
                reconciles,
                audit,
                source);
    }

    /** Runs are asked for in any case; where there is no queue for it, nothing can be done again. */
    private static Reconciles reconciles(Clients clients, Places places) {
        QueuePlace again = places.queues().get(QueueName.RECONCILE);
        var there = new io.shoebox.operations.reconcile.Places(
                places.photosBucket(),
                places.thumbnailsBucket(),
                places.table(),
                places.queue(QueueName.UPLOADS).url(),
                places.queue(QueueName.THUMBNAILS).url(),
                again == null ? "" : again.url());
        return Reconciles.of(
                there,
                clients.s3(),
                clients.dynamo(),
                clients.sqs(),
                clients.clock().withZone(ZoneOffset.UTC),
                Reconciler.MOST_WAITING);
    }
}
