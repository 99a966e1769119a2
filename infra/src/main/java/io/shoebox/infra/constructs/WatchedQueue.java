package io.shoebox.infra.constructs;

import io.shoebox.infra.functions.Worker;
import io.shoebox.infra.settings.Settings;
import io.shoebox.infra.settings.Stage;
import io.shoebox.infra.settings.WorkerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;
import software.constructs.Construct;

/** A queue with its dead-letter queue; both encrypted, both reached by TLS alone. */
public final class WatchedQueue {
    private final CfnQueue queue;
    private final CfnQueue deadLetters;

    /**
     * Makes the queues.
     *
     * @param statements what its policy allows others, besides asking for TLS
     */
    public WatchedQueue(Construct scope, Settings settings, Worker worker, List<PolicyStatement> statements) {
        Stage stage = settings.stage();
        String name = stage.name(worker.queue());
        // Each of the two queues names the other, which only names can do without a circle.
        String source = arn(scope, name);
        deadLetters = CfnQueue.Builder.create(scope, "DeadLetters-" + worker.queue())
                .queueName(stage.name(worker.deadLetterQueue()))
                .messageRetentionPeriod(WorkerSettings.DEAD_LETTER_RETENTION.toSeconds())
                .sqsManagedSseEnabled(true)
                .redriveAllowPolicy(
                        new TreeMap<>(Map.of("redrivePermission", "byQueue", "sourceQueueArns", List.of(source))))
                .build();
        queue = CfnQueue.Builder.create(scope, "Queue-" + worker.queue())
                .queueName(name)
                .messageRetentionPeriod(settings.workers().retention().toSeconds())
                .visibilityTimeout(worker.tuning().visibility().toSeconds())
                .receiveMessageWaitTimeSeconds(20)
                .sqsManagedSseEnabled(true)
                .redrivePolicy(new TreeMap<>(Map.of(
                        "deadLetterTargetArn",
                        deadLetters.getAttrArn(),
                        "maxReceiveCount",
                        settings.workers().mostReceives())))
                .build();
        var policy = new ArrayList<>(statements);
        policy.add(Statements.tlsOnly("sqs", List.of(queue.getAttrArn())));
        attach(scope, "Policy-" + worker.queue(), queue, policy);
        attach(
                scope,
                "DeadLetterPolicy-" + worker.queue(),
                deadLetters,
                List.of(Statements.tlsOnly("sqs", List.of(deadLetters.getAttrArn()))));
    }

    public String arn() {
        return queue.getAttrArn();
    }

    public String url() {
        return queue.getRef();
    }

    public String deadLettersArn() {
        return deadLetters.getAttrArn();
    }

    public String deadLettersUrl() {
        return deadLetters.getRef();
    }

    /** The ARN of a queue, before there is one. */
    public static String arn(Construct scope, String name) {
        return Stack.of(scope)
                .formatArn(software.amazon.awscdk.ArnComponents.builder()
                        .service("sqs")
                        .resource(name)
                        .build());
    }

    static void attach(Construct scope, String id, CfnQueue queue, List<PolicyStatement> statements) {
        CfnQueuePolicy.Builder.create(scope, id)
                .queues(List.of(queue.getRef()))
                .policyDocument(Statements.document(statements))
                .build();
    }
}
