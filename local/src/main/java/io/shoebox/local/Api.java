package io.shoebox.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.catalog.DynamoIdentities;
import io.shoebox.emulator.appsync.graphql.ResolverResult;
import io.shoebox.local.metrics.Measurements;
import io.shoebox.operations.Operations;
import io.shoebox.operations.OperationsLambda;
import io.shoebox.operations.OperationsSettings;
import io.shoebox.operations.places.Clients;
import io.shoebox.operations.records.AuditSink;
import io.shoebox.uploadapi.PhotosLambda;
import io.shoebox.uploadapi.PresignLambda;
import io.shoebox.uploadapi.UploadApi;
import io.shoebox.uploadapi.UploadSettings;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.ErrorType;
import io.shoebox.uploadapi.appsync.UnavailableException;
import io.shoebox.uploadapi.tickets.Allowance;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The functions behind the API, called with the events that AppSync sends. */
public final class Api implements AutoCloseable {
    /** The identity pool that local callers are of. */
    public static final String IDENTITY_POOL_ID = "us-east-1:00000000-0000-4000-8000-000000000000";

    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final S3Presigner presigner;
    private final S3Client s3;
    private final DynamoDbClient dynamo;
    private final CognitoIdentityClient cognito;
    private final RequestHandler<Map<String, Object>, Map<String, @Nullable Object>> presign;
    private final RequestHandler<Map<String, Object>, Map<String, @Nullable Object>> photos;
    private final @Nullable RequestHandler<Map<String, Object>, Map<String, @Nullable Object>> operations;
    private final OpenParts forOperators = new OpenParts();

    /** For callers with IAM credentials alone: nobody's token is ever looked up. */
    public Api(ServerAccess access, Map<String, String> environment) {
        this(access, environment, new Measurements(Clock.systemUTC()));
    }

    /** The same, measured. */
    Api(ServerAccess access, Map<String, String> environment, Measurements measurements) {
        this(access, environment, NOBODY, measurements);
    }

    /**
     * On these servers, with the environment that the functions have.
     *
     * @param signIn where Cognito is
     */
    public Api(ServerAccess access, Map<String, String> environment, URI signIn, Measurements measurements) {
        presigner = access.presigner();
        s3 = access.s3Client();
        dynamo = access.dynamoClient();
        cognito = CognitoIdentityClient.builder()
                .endpointOverride(signIn)
                .region(access.region())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(ServerAccess.http(signIn))
                .build();
        var variables = new HashMap<>(environment);
        variables.put(UploadSettings.IDENTITY_POOL_ID, IDENTITY_POOL_ID);
        UploadSettings settings = UploadSettings.from(variables);
        var clock = Clock.systemUTC();
        var identities = new DynamoIdentities(dynamo, settings.photosTable(), clock);
        Allowance allowance = UploadApi.allowance(settings, dynamo, clock);
        presign = new PresignLambda(UploadApi.presign(
                settings,
                presigner,
                identities,
                cognito,
                allowance,
                clock,
                new SecureRandom(),
                measurements.api("presign")));
        photos = new PhotosLambda(UploadApi.photos(
                settings,
                new DynamoCatalog(dynamo, settings.photosTable()),
                s3,
                identities,
                cognito,
                allowance,
                measurements.api("photos")));
        // Where nobody signs in, nobody is an operator.
        operations =
                variables.containsKey(UploadSettings.USER_POOL_ID) ? operations(access, variables, measurements) : null;
    }

    private OperationsLambda operations(ServerAccess access, Map<String, String> variables, Measurements measurements) {
        OperationsSettings settings = OperationsSettings.from(variables);
        SqsClient sqs = forOperators.opened(access.sqsClient());
        Operations all = Operations.of(
                        new Clients(s3, sqs, dynamo, null, Clock.systemUTC()),
                        settings.places(),
                        settings.budget(),
                        AuditSink.NONE)
                .with(measurements.stages());
        forOperators.opened(new QueueSampler(all.queues()));
        return new OperationsLambda(settings, all);
    }

    /** The answer of the field's function. */
    Answer invoke(String field, Map<String, Object> event) {
        if (operations != null && OperationsLambda.FIELDS.contains(field)) {
            return Answer.read(operations.handleRequest(event, LocalContext.of("operations")));
        }
        return Answer.read(
                field.equals("getUploadUrl")
                        ? presign.handleRequest(event, LocalContext.of("presign"))
                        : photos.handleRequest(event, LocalContext.of("photos")));
    }

    /** As AppSync resolves a field, by {@code resolver.js} of upload-api: a fault is told without its details. */
    @SuppressWarnings("NullAway") // Lambda's runtime too puts nulls into the maps that it makes of JSON
    public ResolverResult resolve(Map<String, @Nullable Object> event) {
        try {
            return switch (invoke(field(event), event)) {
                case Answer.Value(var value) -> new ResolverResult.Answer(value);
                case Answer.Refused(ErrorType type, String message) -> new ResolverResult.Refusal(message, type.text());
            };
        } catch (UnavailableException e) {
            return new ResolverResult.Refusal(String.valueOf(e.getMessage()), ErrorType.UNAVAILABLE.text());
        }
    }

    private static String field(Map<String, @Nullable Object> event) {
        return event.get("info") instanceof Map<?, ?> info ? String.valueOf(info.get("fieldName")) : "";
    }

    @Override
    public void close() {
        try (presigner;
                s3;
                dynamo;
                forOperators) {
            cognito.close();
        }
    }
}
