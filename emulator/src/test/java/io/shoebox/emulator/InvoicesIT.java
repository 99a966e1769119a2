package io.shoebox.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoebox.emulator.dynamodb.DynamoOptions;
import io.shoebox.emulator.dynamodb.DynamoServer;
import io.shoebox.emulator.iam.AccessKeys;
import io.shoebox.emulator.iam.PolicyDocument;
import io.shoebox.emulator.iam.Session;
import io.shoebox.emulator.iam.Sessions;
import io.shoebox.emulator.s3.QueueNotification;
import io.shoebox.emulator.s3.S3Options;
import io.shoebox.emulator.s3.S3Server;
import io.shoebox.emulator.sqs.SqsOptions;
import io.shoebox.emulator.sqs.SqsServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** An application that has nothing to do with photos: customers put invoices, and a queue learns of them. */
final class InvoicesIT {
    private static final Region REGION = Region.EU_WEST_1;
    private static final PolicyDocument CUSTOMERS = PolicyDocument.parse("""
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"],
               "Resource": "arn:aws:s3:::invoices/${app:customer}/*"},
              {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::catalogue"},
              {"Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::invoices/*/paid/*"}]}
            """);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final InstantSource clock = now::get;
    private final AwsCredentials owner = AccessKeys.root();
    private final Sessions sessions = new Sessions(clock.withZone(ZoneOffset.UTC));

    private SqsServer sqsServer;
    private S3Server s3Server;
    private SqsClient sqs;
    private S3Client root;
    private String queue;

    @BeforeEach
    void start() {
        sqsServer = SqsServer.start(SqsOptions.inMemory(REGION));
        sqs = at(SqsClient.builder(), sqsServer.endpoint(), owner);
        queue = sqs.createQueue(create -> create.queueName("bookkeeping")).queueUrl();
        s3Server = S3Server.start(S3Options.inMemory(REGION, owner, sessions)
                .with(
                        List.of("invoices", "catalogue"),
                        List.of(new QueueNotification("book-them", "invoices", queue))));
        root = s3(owner);
    }

    @AfterEach
    void stop() {
        root.close();
        s3Server.close();
        sqs.close();
        sqsServer.close();
    }

    @Test
    void aQueueLearnsOfTheInvoicesAndOfNothingElse() throws IOException {
        root.putObject(
                put -> put.bucket("catalogue").key("spring.pdf"), RequestBody.fromString("not for the bookkeepers"));
        root.putObject(put -> put.bucket("invoices").key("acme/no 1.pdf"), RequestBody.fromString("12.50"));
        root.deleteObject(delete -> delete.bucket("invoices").key("acme/no 1.pdf"));

        JsonNode put = event();
        JsonNode removed = event();

        assertThat(root.listBuckets().buckets()).extracting("name").containsExactlyInAnyOrder("invoices", "catalogue");
        assertThat(put.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(put.path("awsRegion").asText()).isEqualTo("eu-west-1");
        assertThat(put.at("/s3/configurationId").asText()).isEqualTo("book-them");
        assertThat(put.at("/s3/bucket/name").asText()).isEqualTo("invoices");
        assertThat(put.at("/s3/object/key").asText()).isEqualTo("acme/no+1.pdf");
        assertThat(put.at("/s3/object/size").asInt()).isEqualTo(5);
        assertThat(removed.path("eventName").asText()).isEqualTo("ObjectRemoved:Delete");
        assertThat(removed.at("/s3/object/sequencer").asText())
                .isGreaterThan(put.at("/s3/object/sequencer").asText());
    }

    @Test
    void customersDoWhatTheirPolicyAllowsUntilTheirSessionEnds() {
        try (S3Client acme = s3(session("acme").forSdk())) {
            RequestBody invoice = RequestBody.fromString("12.50");
            acme.putObject(put -> put.bucket("invoices").key("acme/1.pdf"), invoice);
            assertThat(acme.getObjectAsBytes(get -> get.bucket("invoices").key("acme/1.pdf"))
                            .asUtf8String())
                    .isEqualTo("12.50");
            assertThat(acme.listObjectsV2(list -> list.bucket("catalogue")).contents())
                    .isEmpty();

            denied(() -> acme.putObject(put -> put.bucket("invoices").key("other/1.pdf"), invoice));
            denied(() -> acme.putObject(put -> put.bucket("invoices").key("acme/paid/1.pdf"), invoice));
            denied(() -> acme.deleteObject(delete -> delete.bucket("invoices").key("acme/1.pdf")));
            denied(() -> acme.listObjectsV2(list -> list.bucket("invoices")));

            now.updateAndGet(moment -> moment.plus(Duration.ofMinutes(16)));
            assertThatThrownBy(() ->
                            acme.getObjectAsBytes(get -> get.bucket("invoices").key("acme/1.pdf")))
                    .asInstanceOf(type(S3Exception.class))
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken"));
        }
    }

    @Test
    void tablesAreMadeByWhoNeedsThem() {
        try (DynamoServer server = DynamoServer.start(DynamoOptions.inMemory());
                DynamoDbClient dynamo = at(DynamoDbClient.builder(), server.endpoint(), owner)) {
            dynamo.createTable(create -> create.tableName("ledger")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("number")
                            .keyType(KeyType.HASH)
                            .build())
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("number")
                            .attributeType(ScalarAttributeType.S)
                            .build()));
            Map<String, AttributeValue> row = Map.of("number", AttributeValue.fromS("1"));
            dynamo.putItem(put -> put.tableName("ledger").item(row));

            assertThat(dynamo.getItem(get -> get.tableName("ledger").key(row)).item())
                    .isEqualTo(row);
        }
    }

    private Session session(String customer) {
        return sessions.issue(customer, CUSTOMERS, Map.of("${app:customer}", customer), Duration.ofMinutes(15));
    }

    private JsonNode event() throws IOException {
        List<Message> messages = sqs.receiveMessage(receive ->
                        receive.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds(5))
                .messages();
        assertThat(messages).hasSize(1);
        JsonNode records =
                new ObjectMapper().readTree(messages.getFirst().body()).path("Records");
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static void denied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(S3Exception.class))
                .extracting(S3Exception::statusCode)
                .isEqualTo(403);
    }

    private S3Client s3(AwsCredentials caller) {
        return at(S3Client.builder().forcePathStyle(true), s3Server.endpoint(), caller);
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C at(
            B builder, URI server, AwsCredentials caller) {
        return builder.endpointOverride(server)
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(caller))
                .httpClientBuilder(UrlConnectionHttpClient.builder().proxyConfiguration(Loopback.proxyFor(server)))
                .build();
    }
}
