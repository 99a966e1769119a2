package io.shoebox.local;

import io.shoebox.emulator.Loopback;
import io.shoebox.worker.WorkerClients;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Where servers of the three protocols are, and who calls them. Each method makes a client of its own, which the caller
 * closes.
 */
public record ServerAccess(URI s3, URI sqs, URI dynamo, Region region, AwsCredentials credentials) {
    private static final S3Configuration PATH_STYLE =
            S3Configuration.builder().pathStyleAccessEnabled(true).build();
    /** As the workers' in the cloud: a server that hangs costs a try, not the process. */
    private static final ClientOverrideConfiguration USUAL = ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofSeconds(10))
            .apiCallTimeout(Duration.ofSeconds(30))
            .build();

    /** The same servers, called by somebody else. */
    public ServerAccess as(AwsCredentials other) {
        return new ServerAccess(s3, sqs, dynamo, region, other);
    }

    /** The same, with S3 and DynamoDB called through other addresses, such as a proxy. */
    public ServerAccess through(URI otherS3, URI otherDynamo) {
        return new ServerAccess(otherS3, sqs, otherDynamo, region, credentials);
    }

    /** A client of S3 that addresses buckets by path. */
    public S3Client s3Client() {
        return s3Client(USUAL);
    }

    /** The same with these timeouts and retries. */
    public S3Client s3Client(ClientOverrideConfiguration calls) {
        return client(S3Client.builder().serviceConfiguration(PATH_STYLE), s3, calls);
    }

    /** Signs URLs of S3 that address buckets by path. */
    public S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(s3)
                .region(region)
                .credentialsProvider(provider())
                .serviceConfiguration(PATH_STYLE)
                .build();
    }

    /** A client of SQS. */
    public SqsClient sqsClient() {
        return sqsClient(USUAL);
    }

    /** The same with these timeouts and retries. */
    public SqsClient sqsClient(ClientOverrideConfiguration calls) {
        return client(SqsClient.builder(), sqs, calls);
    }

    /** A client of DynamoDB. */
    public DynamoDbClient dynamoClient() {
        return dynamoClient(USUAL);
    }

    /** The same with these timeouts and retries. */
    public DynamoDbClient dynamoClient(ClientOverrideConfiguration calls) {
        return client(DynamoDbClient.builder(), dynamo, calls);
    }

    /** A client of the streams of DynamoDB's tables. */
    public DynamoDbStreamsClient streamsClient() {
        return client(DynamoDbStreamsClient.builder(), dynamo, USUAL);
    }

    /** What a worker calls. */
    public WorkerClients workerClients() {
        return new WorkerClients(s3Client(), dynamoClient(), sqsClient());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI server, ClientOverrideConfiguration calls) {
        return builder.overrideConfiguration(calls)
                .endpointOverride(server)
                .region(region)
                .credentialsProvider(provider())
                .httpClientBuilder(http(server))
                .build();
    }

    /** How to reach a server: one of this machine without the proxy that the environment may name. */
    public static UrlConnectionHttpClient.Builder http(URI server) {
        return UrlConnectionHttpClient.builder().proxyConfiguration(Loopback.proxyFor(server));
    }

    private AwsCredentialsProvider provider() {
        return StaticCredentialsProvider.create(credentials);
    }

    /** Says where the servers are and not who calls them. */
    @Override
    public String toString() {
        return "S3 " + s3 + ", SQS " + sqs + ", DynamoDB " + dynamo;
    }
}
