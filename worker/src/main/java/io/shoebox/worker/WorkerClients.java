package io.shoebox.worker;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a worker calls. Closing it closes them. */
public record WorkerClients(S3Client s3, DynamoDbClient dynamo, SqsClient sqs) implements AutoCloseable {
    /** As the functions have them: a server that hangs costs a try, not the process. */
    private static final ClientOverrideConfiguration CALLS = ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofSeconds(10))
            .apiCallTimeout(Duration.ofSeconds(30))
            .build();

    /**
     * By the SDK's usual settings of this process: AWS_REGION, AWS_PROFILE, a role, AWS_ENDPOINT_URL and so on.
     *
     * @param environment says whether S3 is not AWS's, whose buckets then have no host names of their own
     * @throws IllegalArgumentException if no region is set
     */
    public static WorkerClients usual(Map<String, String> environment) {
        boolean own = environment.containsKey("AWS_ENDPOINT_URL") || environment.containsKey("AWS_ENDPOINT_URL_S3");
        try {
            return new WorkerClients(
                    of(S3Client.builder().forcePathStyle(own)), of(DynamoDbClient.builder()), of(SqsClient.builder()));
        } catch (SdkClientException e) {
            throw new IllegalArgumentException("wrong settings: no region is set: set AWS_REGION", e);
        }
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(B builder) {
        return builder.overrideConfiguration(CALLS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        try (s3;
                dynamo) {
            sqs.close();
        }
    }
}
