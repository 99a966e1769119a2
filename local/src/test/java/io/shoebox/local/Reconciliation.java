package io.shoebox.local;

import io.shoebox.model.Environment;
import io.shoebox.operations.reconcile.Places;
import io.shoebox.operations.reconcile.Reconciler;
import io.shoebox.operations.reconcile.Run;
import io.shoebox.operations.reconcile.Runs;
import io.shoebox.operations.reconcile.Stop;
import io.shoebox.operations.reconcile.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A run on servers without workers, which takes all that is there now for settled, whatever waits in queues. */
final class Reconciliation {
    private Reconciliation() {}

    static Run of(LocalServers servers) {
        try (S3Client s3 = servers.access().s3Client();
                SqsClient sqs = servers.access().sqsClient();
                DynamoDbClient dynamo = servers.access().dynamoClient()) {
            Places places =
                    Places.from(new Environment(Workers.environment(servers.names(), servers.queues(), Map.of())));
            var clock = Clock.systemUTC();
            var runs = new Runs(dynamo, places.table(), clock, new Random());
            var asked = (Runs.Asked.Started) runs.ask(Task.reconcile("a test").settledAfter(Duration.ZERO));
            return new Reconciler(places, s3, dynamo, sqs, clock, runs, Long.MAX_VALUE)
                    .work(asked.run(), Stop.NEVER, now -> {})
                    .orElseThrow();
        }
    }
}
