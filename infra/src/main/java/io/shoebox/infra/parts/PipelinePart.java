package io.shoebox.infra.parts;

import static io.shoebox.ingestworker.IngestSettings.TAG_REJECTED;
import static io.shoebox.model.Environment.PHOTOS_BUCKET;
import static io.shoebox.model.Environment.PHOTOS_TABLE;
import static io.shoebox.model.Environment.THUMBNAILS_BUCKET;
import static io.shoebox.model.Environment.THUMBNAILS_QUEUE_URL;
import static io.shoebox.model.Environment.UPLOADS_QUEUE_URL;

import io.shoebox.infra.constructs.FargateWorkers;
import io.shoebox.infra.constructs.JavaFunction;
import io.shoebox.infra.constructs.PrivateBucket;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.constructs.WatchedQueue;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.functions.Worker;
import io.shoebox.infra.settings.RunOn;
import io.shoebox.infra.settings.Settings;
import io.shoebox.model.RejectedTag;
import io.shoebox.operations.places.WorkerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/** The workers that the queues drive. */
public final class PipelinePart {
    private final Construct scope;
    private final CfnEventSourceMapping uploads;
    private final CfnEventSourceMapping thumbnails;
    private final boolean byContainers;

    public PipelinePart(Construct scope, Deployment deployment, QueuesPart queues, StoragePart storage) {
        this.scope = scope;
        Settings settings = deployment.settings();
        byContainers = settings.workers().runOn() == RunOn.FARGATE;
        JavaFunction.Options ingesting = ingest(settings, queues, storage);
        var ingest = new JavaFunction(scope, deployment, ingesting);
        uploads = poll("Uploads", Worker.ingest(settings), queues.uploads(), ingest);
        JavaFunction.Options thumbnailing = thumbnailer(settings, queues, storage);
        var thumbnailer = new JavaFunction(scope, deployment, thumbnailing);
        thumbnails = poll("Thumbnails", Worker.thumbnailer(settings), queues.thumbnails(), thumbnailer);
        if (byContainers) {
            new FargateWorkers(scope, deployment)
                    .add(WorkerName.UPLOADS, ingesting)
                    .add(WorkerName.THUMBNAILS, thumbnailing);
            keepExports(deployment);
        }
        Suppressions.pipeline(scope);
    }

    /** Of stacks that are deployed one after the other, who imported them does so no more, and is deployed later. */
    private void keepExports(Deployment deployment) {
        if (deployment.names().areFixed()) {
            Stack.of(scope).exportValue(uploads.getRef());
            Stack.of(scope).exportValue(thumbnails.getRef());
        }
    }

    /** Whether processes do the work: then nothing else may turn the functions' event sources on. */
    boolean isByContainers() {
        return byContainers;
    }

    /** What brings messages to the worker of uploads. */
    CfnEventSourceMapping uploads() {
        return uploads;
    }

    /** What brings messages to the worker of thumbnails. */
    CfnEventSourceMapping thumbnails() {
        return thumbnails;
    }

    private static JavaFunction.Options ingest(Settings settings, QueuesPart queues, StoragePart storage) {
        boolean tag = settings.storage().rejectedDays() > 0;
        var rights = new ArrayList<>(List.of(
                receive(queues.uploads()),
                readPhotos(storage),
                distinguishMissing("FindPhotos", storage.photos()),
                Statements.allow(
                        "WriteRecords",
                        List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
                        storage.table().arn()),
                Statements.allow(
                        "AskForThumbnails",
                        List.of("sqs:SendMessage"),
                        queues.thumbnails().arn())));
        if (tag) {
            rights.add(tagRejected(storage));
        }
        return new JavaFunction.Options(
                FunctionPackage.INGEST,
                "Verifies and registers uploads",
                JavaFunction.Size.of(settings.workers().ingest()),
                JavaFunction.environment(List.of(
                        Map.of(
                                PHOTOS_BUCKET, storage.photos().name(),
                                PHOTOS_TABLE, storage.table().name(),
                                UPLOADS_QUEUE_URL, queues.uploads().url(),
                                THUMBNAILS_QUEUE_URL, queues.thumbnails().url()),
                        settings.uploads().common(),
                        settings.uploads().ingest(),
                        Map.of(TAG_REJECTED, Boolean.toString(tag)))),
                rights);
    }

    /** This very tag, and no other. */
    private static PolicyStatement tagRejected(StoragePart storage) {
        return PolicyStatement.Builder.create()
                .sid("TagRejected")
                .effect(Effect.ALLOW)
                .actions(List.of("s3:PutObjectTagging"))
                .resources(List.of(storage.photos().objects()))
                .conditions(new TreeMap<>(Map.of(
                        "StringEquals", Map.of("s3:RequestObjectTag/" + RejectedTag.KEY, RejectedTag.VALUE),
                        "ForAllValues:StringEquals", Map.of("s3:RequestObjectTagKeys", RejectedTag.KEY))))
                .build();
    }

    private static JavaFunction.Options thumbnailer(Settings settings, QueuesPart queues, StoragePart storage) {
        return new JavaFunction.Options(
                FunctionPackage.THUMBNAILER,
                "Makes thumbnails",
                JavaFunction.Size.of(settings.workers().thumbnailer()),
                JavaFunction.environment(List.of(
                        Map.of(
                                PHOTOS_BUCKET, storage.photos().name(),
                                THUMBNAILS_BUCKET, storage.thumbnails().name(),
                                PHOTOS_TABLE, storage.table().name(),
                                THUMBNAILS_QUEUE_URL, queues.thumbnails().url()),
                        settings.uploads().common(),
                        settings.thumbnails().environment())),
                List.of(
                        receive(queues.thumbnails()),
                        readPhotos(storage),
                        distinguishMissing("FindPhotos", storage.photos()),
                        Statements.allow(
                                "WriteThumbnails",
                                List.of("s3:DeleteObject", "s3:PutObject"),
                                storage.thumbnails().objects()),
                        distinguishMissing("ListThumbnails", storage.thumbnails()),
                        Statements.allow(
                                "UpdateRecords",
                                List.of("dynamodb:GetItem", "dynamodb:UpdateItem"),
                                storage.table().arn())));
    }

    private static PolicyStatement receive(WatchedQueue queue) {
        return Statements.allow(
                "Receive",
                List.of(
                        "sqs:ChangeMessageVisibility",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:ReceiveMessage"),
                queue.arn());
    }

    private static PolicyStatement readPhotos(StoragePart storage) {
        return Statements.allow(
                "ReadPhotos", List.of("s3:GetObject"), storage.photos().objects());
    }

    /** Without the right to list, S3 answers 403 instead of 404 for what is not there, and a deleted photo looks forbidden. */
    private static PolicyStatement distinguishMissing(String id, PrivateBucket bucket) {
        return Statements.allow(id, List.of("s3:ListBucket"), bucket.arn());
    }

    private CfnEventSourceMapping poll(String id, Worker worker, WatchedQueue queue, JavaFunction function) {
        return CfnEventSourceMapping.Builder.create(scope, id)
                .eventSourceArn(queue.arn())
                .functionName(function.arn())
                .batchSize(worker.tuning().batchSize())
                .enabled(byContainers ? false : null)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .scalingConfig(CfnEventSourceMapping.ScalingConfigProperty.builder()
                        .maximumConcurrency(worker.tuning().mostAtOnce())
                        .build())
                .build();
    }
}
