package io.shoebox.infra.constructs;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.functions.Worker;
import io.shoebox.infra.settings.WorkerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;
import software.constructs.Construct;

/** A queue with its dead-letter queue; both encrypted, both reached by TLS alone. */
public final class WatchedQueue {
    private final CfnQueue queue;
    private final CfnQueue deadLetters;
    private final CfnQueuePolicy policy;

    /**
     * Makes the queues.
     *
     * @param statements what its policy allows others besides asking for TLS, for the queue's ARN
     */
    public WatchedQueue(
            Construct scope, Deployment deployment, Worker worker, Function<String, List<PolicyStatement>> statements) {
        Names names = deployment.names();
        String name = names.optional(worker.queue());
        String key = deployment.given().key();
        deadLetters = CfnQueue.Builder.create(scope, "DeadLetters-" + worker.queue())
                .queueName(names.optional(worker.deadLetterQueue()))
                .messageRetentionPeriod(WorkerSettings.DEAD_LETTER_RETENTION.toSeconds())
                .sqsManagedSseEnabled(key == null ? true : null)
                .kmsMasterKeyId(key)
                .redriveAllowPolicy(name == null ? null : onlyFrom(arn(scope, name)))
                .build();
        queue = CfnQueue.Builder.create(scope, "Queue-" + worker.queue())
                .queueName(name)
                .messageRetentionPeriod(
                        deployment.settings().workers().retention().toSeconds())
                .visibilityTimeout(worker.tuning().visibility().toSeconds())
                .receiveMessageWaitTimeSeconds(20)
                .sqsManagedSseEnabled(key == null ? true : null)
                .kmsMasterKeyId(key)
                .redrivePolicy(new TreeMap<>(Map.of(
                        "deadLetterTargetArn",
                        deadLetters.getAttrArn(),
                        "maxReceiveCount",
                        deployment.settings().workers().mostReceives())))
                .build();
        names.made(Names.Kind.QUEUE, worker.queue(), queue.getAttrQueueName());
        names.made(Names.Kind.QUEUE, worker.deadLetterQueue(), deadLetters.getAttrQueueName());
        var rules = new ArrayList<>(statements.apply(name == null ? queue.getAttrArn() : arn(scope, name)));
        rules.add(Statements.tlsOnly("sqs", List.of(queue.getAttrArn())));
        policy = attach(scope, "Policy-" + worker.queue(), queue, rules);
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

    /** Each of the two queues names the other, which only names can do without a circle: without them, any queue may. */
    private static Map<String, Object> onlyFrom(String source) {
        return new TreeMap<>(Map.of("redrivePermission", "byQueue", "sourceQueueArns", List.of(source)));
    }

    /** Where S3 sends to the queue: it looks at the policy when the bucket is made. */
    public void allowBefore(CfnBucket bucket) {
        bucket.addResourceDependency(policy);
    }

    static CfnQueuePolicy attach(Construct scope, String id, CfnQueue queue, List<PolicyStatement> statements) {
        return CfnQueuePolicy.Builder.create(scope, id)
                .queues(List.of(queue.getRef()))
                .policyDocument(Statements.document(statements))
                .build();
    }
}
