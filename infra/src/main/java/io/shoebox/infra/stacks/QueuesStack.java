package io.shoebox.infra.stacks;

import io.shoebox.infra.constructs.PrivateBucket;
import io.shoebox.infra.constructs.WatchedQueue;
import io.shoebox.infra.functions.Worker;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * What waits. These queues come before the buckets: S3 checks, when a bucket is made, that it may send to the queue that
 * the bucket's notifications name.
 */
public final class QueuesStack extends Stack {
    private final WatchedQueue uploads;
    private final WatchedQueue thumbnails;
    private final WatchedQueue reconcile;

    public QueuesStack(Construct scope, Settings settings) {
        super(scope, "Queues", Synthesis.props(settings, "queues", "Shoebox: queues and dead-letter queues"));
        Stage stage = settings.stage();
        Worker ingest = Worker.ingest(settings);
        uploads = new WatchedQueue(this, settings, ingest, List.of(fromBucket(stage, ingest)));
        thumbnails = new WatchedQueue(this, settings, Worker.thumbnailer(settings), List.of());
        reconcile = new WatchedQueue(this, settings, Worker.reconcile(), List.of());
        CfnOutput.Builder.create(this, "UploadsQueueUrl").value(uploads.url()).build();
        CfnOutput.Builder.create(this, "ThumbnailsQueueUrl")
                .value(thumbnails.url())
                .build();
        CfnOutput.Builder.create(this, "ReconcileQueueUrl")
                .value(reconcile.url())
                .build();
    }

    public WatchedQueue uploads() {
        return uploads;
    }

    WatchedQueue thumbnails() {
        return thumbnails;
    }

    WatchedQueue reconcile() {
        return reconcile;
    }

    private PolicyStatement fromBucket(Stage stage, Worker ingest) {
        return PolicyStatement.Builder.create()
                .sid("UploadEvents")
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(WatchedQueue.arn(this, stage.name(ingest.queue()))))
                .conditions(new TreeMap<>(Map.of(
                        "ArnEquals",
                        Map.of("aws:SourceArn", PrivateBucket.arn(stage, StorageStack.PHOTOS)),
                        "StringEquals",
                        Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
                .build();
    }
}
