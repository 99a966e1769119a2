package io.shoebox.operations.reconcile;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.shoebox.lambda.Clients;
import io.shoebox.lambda.Clients.Calls;
import io.shoebox.lambda.EmfReconcile;
import io.shoebox.lambda.SnapStart;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Lambda entry point. Two schedules call it: {@code {"task": "daily"}} asks for a run, {@code {"task": "tick"}}, each minute,
 * works on what was asked for and lets what is to be done again through to idle workers.
 */
public final class ReconcileLambda implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Ticks ticks;

    /** Called by the Lambda runtime. */
    public ReconcileLambda() {
        this(ReconcileSettings.from(System.getenv()));
        SnapStart.warmUp();
    }

    private ReconcileLambda(ReconcileSettings settings) {
        S3Client s3 = Clients.of(S3Client.builder(), Calls.OF_WORKERS);
        DynamoDbClient dynamo = Clients.of(DynamoDbClient.builder(), Calls.OF_WORKERS);
        SqsClient sqs = Clients.of(SqsClient.builder(), Calls.OF_WORKERS);
        var metrics = new EmfReconcile();
        // Lambda seeds what is secure anew in each instance that starts from the snapshot.
        ticks = new Ticks(
                settings,
                s3,
                dynamo,
                sqs,
                Clock.systemUTC(),
                new SecureRandom(),
                run -> metrics.ended(run.id(), counts(run, Finding::found), counts(run, Finding::mended)));
    }

    ReconcileLambda(Ticks ticks) {
        this.ticks = ticks;
    }

    /** @throws IllegalArgumentException if the event names no task */
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return switch (String.valueOf(event.get("task"))) {
            case "daily" -> ticks.ask();
            case "tick" -> ticks.tick(context::getRemainingTimeInMillis);
            default -> throw new IllegalArgumentException("the task must be daily or tick");
        };
    }

    private static Map<String, Long> counts(Run run, ToLongFunction<Finding> count) {
        var counts = new HashMap<String, Long>();
        run.findings().forEach(finding -> counts.put(finding.kind().name(), count.applyAsLong(finding)));
        return counts;
    }
}
