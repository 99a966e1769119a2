package io.shoebox.infra.parts;

import static io.shoebox.model.Environment.PHOTOS_BUCKET;
import static io.shoebox.model.Environment.PHOTOS_TABLE;
import static io.shoebox.model.Environment.THUMBNAILS_BUCKET;
import static io.shoebox.model.Environment.THUMBNAILS_QUEUE_URL;
import static io.shoebox.model.Environment.UPLOADS_QUEUE_URL;

import io.shoebox.infra.constructs.JavaFunction;
import io.shoebox.infra.constructs.Scheduler;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.settings.Settings;
import io.shoebox.operations.reconcile.Places;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** The function that compares buckets and table, and the schedules that call it. */
public final class ReconcilePart {
    /** A page of a thousand rows and three of objects at a time. */
    private static final JavaFunction.Size SIZE = new JavaFunction.Size(900, 1024, 0);

    public ReconcilePart(Construct scope, Deployment deployment, QueuesPart queues, StoragePart storage) {
        var function = new JavaFunction(scope, deployment, options(deployment.settings(), queues, storage));
        var scheduler = new Scheduler(scope, function);
        // Also without the daily run: what operators ask for, and what is to be done again, waits for it.
        scheduler.call("Tick", "rate(1 minute)", "{\"task\":\"tick\"}");
        Settings settings = deployment.settings();
        if (settings.reconcile().daily()) {
            String hour = "cron(0 " + settings.reconcile().hour() + " * * ? *)";
            scheduler.call("Daily", hour, "{\"task\":\"daily\"}");
        }
        Suppressions.reconcile(scope);
    }

    private static JavaFunction.Options options(Settings settings, QueuesPart queues, StoragePart storage) {
        String photos = storage.photos().arn();
        String thumbnails = storage.thumbnails().arn();
        return new JavaFunction.Options(
                FunctionPackage.RECONCILE,
                "Compares buckets and table, and has what is lost done again",
                SIZE,
                JavaFunction.environment(List.of(
                        Map.of(
                                PHOTOS_BUCKET,
                                storage.photos().name(),
                                THUMBNAILS_BUCKET,
                                storage.thumbnails().name(),
                                PHOTOS_TABLE,
                                storage.table().name(),
                                UPLOADS_QUEUE_URL,
                                queues.uploads().url(),
                                THUMBNAILS_QUEUE_URL,
                                queues.thumbnails().url(),
                                Places.RECONCILE_QUEUE_URL,
                                queues.reconcile().url()),
                        settings.reconcile().environment())),
                List.of(
                        Statements.allow("ListObjects", List.of("s3:ListBucket"), photos, thumbnails),
                        Statements.allow(
                                "LookAtObjects",
                                List.of("s3:GetObject"),
                                storage.photos().objects(),
                                storage.thumbnails().objects()),
                        Statements.allow(
                                "RemoveOrphans",
                                List.of("s3:DeleteObject"),
                                storage.thumbnails().objects()),
                        Statements.allow(
                                "ReadRecords",
                                List.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"),
                                storage.table().arn()),
                        // Of collections, and rows of its own: rows of photos change by events alone.
                        Statements.allow(
                                "CorrectCounts",
                                List.of("dynamodb:DeleteItem", "dynamodb:UpdateItem"),
                                storage.table().arn()),
                        Statements.allow(
                                "LookAtQueues",
                                List.of("sqs:GetQueueAttributes", "sqs:SendMessage"),
                                queues.uploads().arn(),
                                queues.thumbnails().arn()),
                        Statements.allow(
                                "DoAgain",
                                List.of("sqs:DeleteMessage", "sqs:ReceiveMessage", "sqs:SendMessage"),
                                queues.reconcile().arn())));
    }
}
