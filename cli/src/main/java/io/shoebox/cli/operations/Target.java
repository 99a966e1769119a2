package io.shoebox.cli.operations;

import io.shoebox.local.LocalServerException;
import io.shoebox.local.OpenParts;
import io.shoebox.local.OperatorAccess;
import io.shoebox.operations.Operations;
import io.shoebox.operations.OperationsSettings;
import io.shoebox.operations.aws.SignedCalls;
import io.shoebox.operations.places.Clients;
import io.shoebox.operations.places.StagePlaces;
import io.shoebox.operations.records.AuditSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a command works on: the local mode of a data folder, or a stage in the cloud or on its twin. */
final class Target implements AutoCloseable {
    private static final Duration MOST = Duration.ofSeconds(10);

    private final OpenParts open;
    private final Operations operations;
    private final String faults;

    private Target(OpenParts open, Operations operations, String faults) {
        this.open = open;
        this.operations = operations;
        this.faults = faults;
    }

    /** @throws LocalServerException if no local mode was started with the folder */
    static Target local(Path data) {
        OperatorAccess access = access(data);
        var open = new OpenParts();
        var clients = new Clients(
                open.opened(access.servers().s3Client()),
                open.opened(access.servers().sqsClient()),
                open.opened(access.servers().dynamoClient()),
                null,
                InstantSource.system());
        return new Target(
                open, Operations.of(clients, access.places(), access.budget(), AuditSink.NONE), access.faults());
    }

    /** @throws LocalServerException if no local mode was started with the folder */
    static OperatorAccess access(Path data) {
        Path file = data.resolve("operators.json");
        try {
            return OperatorAccess.read(Files.readString(file));
        } catch (IOException e) {
            throw new LocalServerException("There is no local mode to operate: " + file
                    + " cannot be read. Start ./shoebox local (not --in-memory), or name a stage by --stage.");
        }
    }

    /**
     * The environments of functions of a stage, all in one.
     *
     * @param parts of the functions' names
     */
    static Map<String, String> variables(String stage, List<String> parts, @Nullable String endpoint) {
        Region region = region();
        try (SdkHttpClient http = http()) {
            var signed =
                    new SignedCalls(http, DefaultCredentialsProvider.builder().build(), region.id(), server(endpoint));
            var variables = new HashMap<String, String>();
            parts.forEach(part -> variables.putAll(StagePlaces.variables(stage, part, region.id(), signed)));
            return variables;
        }
    }

    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(MOST)
                .socketTimeout(MOST)
                .build();
    }

    private static @Nullable URI server(@Nullable String endpoint) {
        return endpoint == null || endpoint.isBlank() ? null : URI.create(endpoint);
    }

    /** By the SDK's usual settings; AWS_ENDPOINT_URL leads to a twin. */
    static Target stage(String stage, @Nullable String endpoint) {
        Region region = region();
        AwsCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        var open = new OpenParts();
        try {
            SdkHttpClient http = open.opened(http());
            URI server = server(endpoint);
            var signed = new SignedCalls(http, credentials, region.id(), server);
            var clients = new Clients(
                    // Of a server that is not AWS's, the buckets have no host names.
                    open.opened(S3Client.builder()
                            .httpClient(http)
                            .region(region)
                            .forcePathStyle(server != null)
                            .build()),
                    open.opened(
                            SqsClient.builder().httpClient(http).region(region).build()),
                    open.opened(DynamoDbClient.builder()
                            .httpClient(http)
                            .region(region)
                            .build()),
                    signed,
                    InstantSource.system());
            StagePlaces.Stage found = StagePlaces.find(stage, region.id(), signed);
            return new Target(open, Operations.of(clients, found.places(), found.budget(), AuditSink.NONE), "");
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private static Region region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            throw new LocalServerException("No region is set: set AWS_REGION, or one in your profile.", e);
        }
    }

    Operations operations() {
        return operations;
    }

    /** What a local mode does on purpose, in the form of its option; empty if nothing. */
    String faults() {
        return faults;
    }

    /** What the audit log calls whoever runs the command. */
    static String who() {
        return System.getProperty("user.name", "somebody") + " (command line)";
    }

    /** The variable that leads to a twin. */
    static String endpointVariable() {
        return OperationsSettings.ENDPOINT;
    }

    @Override
    public void close() {
        open.close();
    }
}
