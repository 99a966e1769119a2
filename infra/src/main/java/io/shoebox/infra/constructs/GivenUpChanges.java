package io.shoebox.infra.constructs;

import io.shoebox.infra.deployment.Deployment;
import io.shoebox.infra.deployment.Names;
import io.shoebox.infra.functions.StreamSource;
import io.shoebox.infra.settings.WorkerSettings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/**
 * The dead-letter queue of a stream. Lambda puts there where in the stream a batch was that it gave up, not the batch
 * itself, which the stream keeps for a day. No queue may use it as its own.
 */
public final class GivenUpChanges {
    private final CfnQueue queue;

    public GivenUpChanges(Construct scope, Deployment deployment) {
        String key = deployment.given().key();
        queue = CfnQueue.Builder.create(scope, "DeadLetters")
                .queueName(deployment.names().optional(StreamSource.DEAD_LETTER_QUEUE))
                .messageRetentionPeriod(WorkerSettings.DEAD_LETTER_RETENTION.toSeconds())
                .sqsManagedSseEnabled(key == null ? true : null)
                .kmsMasterKeyId(key)
                .redriveAllowPolicy(Map.of("redrivePermission", "denyAll"))
                .build();
        deployment.names().made(Names.Kind.QUEUE, StreamSource.DEAD_LETTER_QUEUE, queue.getAttrQueueName());
        WatchedQueue.attach(
                scope, "DeadLetterPolicy", queue, List.of(Statements.tlsOnly("sqs", List.of(queue.getAttrArn()))));
    }

    public String arn() {
        return queue.getAttrArn();
    }
}
