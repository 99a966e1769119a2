package io.shoebox.operations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.shoebox.lambda.Clients;
import io.shoebox.lambda.Clients.Calls;
import io.shoebox.lambda.EmfActs;
import io.shoebox.lambda.SnapStart;
import io.shoebox.operations.appsync.OperatorHandler;
import io.shoebox.operations.appsync.Resolvers;
import io.shoebox.operations.aws.SignedCalls;
import io.shoebox.operations.records.AuditSink;
import io.shoebox.operations.stages.CloudWatchStages;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Lambda entry point: what operators ask and do. Takes AppSync's events, and answers for {@code resolver.js}. */
public final class OperationsLambda implements RequestHandler<Map<String, Object>, Map<String, @Nullable Object>> {
    /** The fields of the schema that it resolves. */
    public static final Set<String> FIELDS = Set.of(
            "queues",
            "deadLetters",
            "redrives",
            "problems",
            "photoHistory",
            "findPhotos",
            "usage",
            "budget",
            "stages",
            "audit",
            "reconciles",
            "startReconcile",
            "cancelReconcile",
            "rerunThumbnails",
            "redrive",
            "cancelRedrive",
            "deleteDeadLetter",
            "setBudget",
            "retryPhotos",
            "dismissProblem",
            "pauseWorker",
            "resumeWorker");

    /** The namespace of the stage's own metrics, which all functions are told. */
    private static final String NAMESPACE = "POWERTOOLS_METRICS_NAMESPACE";

    private static final Duration MOST = Duration.ofSeconds(5);

    private final OperatorHandler handler;

    /** Called by the Lambda runtime. */
    public OperationsLambda() {
        this(OperationsSettings.from(System.getenv()), System.getenv());
        SnapStart.warmUp();
    }

    private OperationsLambda(OperationsSettings settings, Map<String, String> environment) {
        this(settings, environment, signed(settings, environment.get(OperationsSettings.ENDPOINT)));
    }

    private OperationsLambda(OperationsSettings settings, Map<String, String> environment, SignedCalls aws) {
        this(
                settings,
                Operations.of(
                                new io.shoebox.operations.places.Clients(
                                        Clients.of(S3Client.builder(), Calls.OF_WORKERS),
                                        Clients.of(SqsClient.builder(), Calls.OF_WORKERS),
                                        Clients.of(DynamoDbClient.builder(), Calls.OF_WORKERS),
                                        aws,
                                        InstantSource.system()),
                                settings.places(),
                                settings.budget(),
                                sink(new EmfActs()))
                        .with(CloudWatchStages.by(
                                aws, environment.getOrDefault(NAMESPACE, ""), InstantSource.system())));
    }

    /** Called with other clients. */
    public OperationsLambda(OperationsSettings settings, Operations operations) {
        handler = new OperatorHandler(settings.users(), Resolvers.of(operations));
    }

    private static AuditSink sink(EmfActs metrics) {
        return entry -> metrics.acted(entry.who(), entry.what(), entry.count());
    }

    @Override
    public Map<String, @Nullable Object> handleRequest(Map<String, Object> event, Context context) {
        return handler.handle(event, context.getAwsRequestId());
    }

    private static SignedCalls signed(OperationsSettings settings, @Nullable String endpoint) {
        return new SignedCalls(
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(MOST)
                        .socketTimeout(MOST)
                        .build(),
                DefaultCredentialsProvider.builder().build(),
                settings.region(),
                endpoint == null || endpoint.isBlank() ? null : URI.create(endpoint));
    }
}
