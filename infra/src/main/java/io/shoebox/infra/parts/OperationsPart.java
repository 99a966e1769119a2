package io.shoebox.infra.parts;

import io.shoebox.infra.constructs.JavaFunction;
import io.shoebox.infra.constructs.Statements;
import io.shoebox.infra.constructs.WatchedQueue;
import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.functions.FunctionPackage;
import io.shoebox.infra.settings.Settings;
import io.shoebox.model.TableSchema;
import io.shoebox.operations.OperationsLambda;
import io.shoebox.operations.places.Places;
import io.shoebox.operations.places.QueueName;
import io.shoebox.operations.places.QueuePlace;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.uploadapi.UploadSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/** What operators see and mend: the function behind their fields of the API. It comes after all that it looks after. */
public final class OperationsPart {
    /** A search through dead letters or records takes some seconds; AppSync waits for 30. */
    public static final JavaFunction.Size SIZE = new JavaFunction.Size(29, 1024, 0);

    private final Construct scope;

    public OperationsPart(Construct scope, Deployment deployment, Parts parts) {
        this.scope = scope;
        var function = new JavaFunction(
                scope,
                deployment,
                new JavaFunction.Options(
                        FunctionPackage.OPERATIONS,
                        "Answers operators",
                        SIZE,
                        environment(deployment.settings(), parts),
                        statements(parts)));
        parts.api().api().answer(scope, FunctionPackage.OPERATIONS, function, OperationsLambda.FIELDS);
        Suppressions.operations(scope);
    }

    /** What it looks after. */
    public record Parts(
            QueuesPart queues, StoragePart storage, IdentityPart identity, PipelinePart pipeline, ApiPart api) {}

    private static Map<String, String> environment(Settings settings, Parts parts) {
        var places = new Places(
                parts.storage().photos().name(),
                parts.storage().thumbnails().name(),
                parts.storage().table().name(),
                Map.of(
                        QueueName.UPLOADS, place(parts.queues().uploads()),
                        QueueName.THUMBNAILS, place(parts.queues().thumbnails()),
                        QueueName.RECONCILE, place(parts.queues().reconcile())),
                // Processes obey the row in the table.
                parts.pipeline().isByContainers()
                        ? Map.of()
                        : Map.of(
                                WorkerName.UPLOADS, parts.pipeline().uploads().getRef(),
                                WorkerName.THUMBNAILS,
                                        parts.pipeline().thumbnails().getRef()));
        return JavaFunction.environment(List.of(
                places.variables(),
                settings.budget().environment(),
                // Of users it takes no word but the pool's: which identity is whose is nothing to it.
                withoutIdentities(parts.identity().users().environment())));
    }

    private static Map<String, String> withoutIdentities(Map<String, String> environment) {
        var rest = new TreeMap<>(environment);
        rest.remove(UploadSettings.IDENTITY_POOL_ID);
        return rest;
    }

    private static QueuePlace place(WatchedQueue queue) {
        return new QueuePlace(queue.url(), queue.deadLettersUrl());
    }

    private List<PolicyStatement> statements(Parts parts) {
        WatchedQueue uploads = parts.queues().uploads();
        WatchedQueue thumbnails = parts.queues().thumbnails();
        WatchedQueue reconcile = parts.queues().reconcile();
        String table = parts.storage().table().arn();
        var statements = new ArrayList<>(List.of(
                Statements.allow(
                        "CountMessages",
                        List.of("sqs:GetQueueAttributes"),
                        uploads.arn(),
                        uploads.deadLettersArn(),
                        thumbnails.arn(),
                        thumbnails.deadLettersArn(),
                        reconcile.arn(),
                        reconcile.deadLettersArn()),
                Statements.allow(
                        "HandleDeadLetters",
                        List.of(
                                "sqs:CancelMessageMoveTask",
                                "sqs:ChangeMessageVisibility",
                                "sqs:DeleteMessage",
                                "sqs:ListMessageMoveTasks",
                                "sqs:ReceiveMessage",
                                "sqs:StartMessageMoveTask"),
                        uploads.deadLettersArn(),
                        thumbnails.deadLettersArn(),
                        reconcile.deadLettersArn()),
                Statements.allow(
                        "SendAgain", List.of("sqs:SendMessage"), uploads.arn(), thumbnails.arn(), reconcile.arn()),
                Statements.allow(
                        "ReadRecords",
                        List.of("dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"),
                        table,
                        parts.storage().table().indexArns()),
                dismiss(table),
                Statements.allowRows(
                        "KeepOwnRows",
                        List.of("dynamodb:PutItem", "dynamodb:UpdateItem"),
                        table,
                        TableSchema.OPERATIONS),
                Statements.allowRows("SetBudgets", List.of("dynamodb:PutItem"), table, TableSchema.BUDGETS),
                Statements.allow(
                        "FindObjects",
                        List.of("s3:ListBucket"),
                        parts.storage().photos().arn(),
                        parts.storage().thumbnails().arn())));
        if (!parts.pipeline().isByContainers()) {
            statements.add(Statements.allow(
                    "PauseWorkers",
                    List.of("lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping"),
                    mapping(parts.pipeline().uploads()),
                    mapping(parts.pipeline().thumbnails())));
        }
        statements.add(Statements.allow("ReadPaces", List.of("cloudwatch:GetMetricData"), "*"));
        return statements;
    }

    /** Of the records of photos, the attributes that put them on the list of problems. */
    private static PolicyStatement dismiss(String table) {
        return PolicyStatement.Builder.create()
                .sid("DismissProblems")
                .effect(Effect.ALLOW)
                .actions(List.of("dynamodb:UpdateItem"))
                .resources(List.of(table))
                .conditions(new TreeMap<>(Map.of(
                        "ForAllValues:StringEquals",
                        Map.of(
                                "dynamodb:Attributes",
                                List.of(
                                        TableSchema.PARTITION_KEY,
                                        TableSchema.SORT_KEY,
                                        TableSchema.PROBLEM_SHARD,
                                        TableSchema.PROBLEM_AT,
                                        TableSchema.OLD_PROBLEM)))))
                .build();
    }

    private String mapping(CfnEventSourceMapping mapping) {
        return Stack.of(scope)
                .formatArn(ArnComponents.builder()
                        .service("lambda")
                        .resource("event-source-mapping")
                        .resourceName(mapping.getRef())
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }
}
