package io.shoebox.infra.parts;

import io.shoebox.infra.constructs.KeyPolicy;
import io.shoebox.infra.constructs.Outputs;
import io.shoebox.infra.constructs.WatchedQueue;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.functions.Worker;
import io.shoebox.infra.settings.Settings;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * What waits. These queues come before the buckets: S3 checks, when a bucket is made, that it may send to the queue that
 * the bucket's notifications name.
 */
public final class QueuesPart {
    private final WatchedQueue uploads;
    private final WatchedQueue thumbnails;
    private final WatchedQueue reconcile;

    public QueuesPart(Construct scope, Deployment deployment) {
        Settings settings = deployment.settings();
        Names names = deployment.names();
        Worker ingest = Worker.ingest(settings);
        uploads = new WatchedQueue(scope, deployment, ingest, arn -> List.of(fromBucket(names, arn)));
        thumbnails = new WatchedQueue(scope, deployment, Worker.thumbnailer(settings), _ -> List.of());
        reconcile = new WatchedQueue(scope, deployment, Worker.reconcile(), _ -> List.of());
        if (deployment.given().key() != null) {
            PolicyStatement statement = KeyPolicy.notifications(StoragePart.fromPhotos(names));
            Outputs.add(
                    scope,
                    "KeyPolicyStatement",
                    Stack.of(scope).toJsonString(statement.toStatementJson()),
                    "What the policy of the key must say");
        }
        Outputs.add(scope, "UploadsQueueUrl", uploads.url());
        Outputs.add(scope, "ThumbnailsQueueUrl", thumbnails.url());
        Outputs.add(scope, "ReconcileQueueUrl", reconcile.url());
    }

    public WatchedQueue uploads() {
        return uploads;
    }

    public WatchedQueue thumbnails() {
        return thumbnails;
    }

    WatchedQueue reconcile() {
        return reconcile;
    }

    private static PolicyStatement fromBucket(Names names, String queue) {
        return PolicyStatement.Builder.create()
                .sid("UploadEvents")
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(queue))
                .conditions(StoragePart.fromPhotos(names))
                .build();
    }
}
