package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

final class FaultyProxyIT {
    @Test
    void failsOnDemandAndOtherwiseHandsOn() {
        try (LocalServers servers = LocalServers.start(ServerSettings.inMemory());
                FaultyProxy s3Proxy = new FaultyProxy(servers.access().s3());
                FaultyProxy dynamoProxy = new FaultyProxy(servers.access().dynamo());
                S3Client s3 = servers.access()
                        .through(s3Proxy.endpoint(), dynamoProxy.endpoint())
                        .s3Client();
                DynamoDbClient dynamo = servers.access()
                        .through(s3Proxy.endpoint(), dynamoProxy.endpoint())
                        .dynamoClient()) {
            s3.putObject(put -> put.bucket("photos").key("a b"), RequestBody.fromString("hello"));
            s3Proxy.fail("GET");
            dynamoProxy.fail();

            assertThat(s3.headObject(head -> head.bucket("photos").key("a b")).contentLength())
                    .isEqualTo(5);
            assertThatThrownBy(() ->
                            s3.getObjectAsBytes(get -> get.bucket("photos").key("a b")))
                    .asInstanceOf(type(AwsServiceException.class))
                    .extracting(AwsServiceException::statusCode)
                    .isEqualTo(500);
            assertThatThrownBy(() -> dynamo.describeTable(describe -> describe.tableName("photos")))
                    .asInstanceOf(type(AwsServiceException.class))
                    .extracting(AwsServiceException::statusCode)
                    .isEqualTo(500);
            assertThat(s3Proxy.refused()).isPositive();

            s3Proxy.heal();
            dynamoProxy.heal();
            assertThat(s3.getObjectAsBytes(get -> get.bucket("photos").key("a b"))
                            .asUtf8String())
                    .isEqualTo("hello");
            assertThat(dynamo.describeTable(describe -> describe.tableName("photos"))
                            .table()
                            .tableName())
                    .isEqualTo("photos");
        }
    }
}
