package io.shoebox.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.local.AnsweringServer.Answer;
import io.shoebox.local.AnsweringServer.Answers;
import io.shoebox.local.AnsweringServer.Buckets;
import io.shoebox.model.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Our own servers, taken as somebody else's: each at an address of its own. */
final class ForeignServersIT {
    private static final Duration VISIBILITY = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final AtomicInteger RUN = new AtomicInteger();

    private static LocalServers others;

    private final Buckets buckets = new Buckets();
    private ResourceNames names;
    private AnsweringServer s3;
    private SqsClient sqs;
    private DynamoDbClient dynamo;

    @BeforeAll
    static void startOthers() {
        others = LocalServers.start(ServerSettings.inMemory());
    }

    @AfterAll
    static void stopOthers() {
        others.close();
    }

    @BeforeEach
    void open() {
        String run = "t" + RUN.incrementAndGet();
        names = new ResourceNames(
                run + "-photos",
                run + "-thumbnails",
                run + "-uploads",
                run + "-uploads-dlq",
                run + "-thumbs",
                run + "-thumbs-dlq",
                run + "-photos");
        s3 = new AnsweringServer(buckets);
        sqs = others.access().sqsClient();
        dynamo = others.access().dynamoClient();
    }

    @AfterEach
    void close() {
        s3.close();
        sqs.close();
        dynamo.close();
    }

    @Test
    void whatIsMissingIsMade() {
        ForeignServers servers = start(s3.endpoint());

        assertThat(buckets.names).containsExactly(names.photosBucket(), names.thumbnailsBucket());
        assertThat(attributes(servers.queues().uploads()))
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "90")
                .hasEntrySatisfying(
                        QueueAttributeName.REDRIVE_POLICY,
                        redrive -> assertThat(redrive)
                                .contains(names.uploadsDeadLetters())
                                .containsPattern("\"maxReceiveCount\":\\s*\"?5"));
        assertThat(attributes(servers.queues().thumbnails()).get(QueueAttributeName.REDRIVE_POLICY))
                .contains(names.thumbnailsDeadLetters());
        try (S3Client client = servers.access().s3Client()) {
            assertThat(client.getBucketNotificationConfiguration(get -> get.bucket(names.photosBucket()))
                            .queueConfigurations())
                    .allSatisfy(queue -> assertThat(queue.queueArn()).isEqualTo(arn(servers)))
                    .flatMap(QueueConfiguration::eventsAsStrings)
                    .containsExactlyInAnyOrder("s3:ObjectCreated:*", "s3:ObjectRemoved:*");
        }
        assertThat(buckets.notifications).containsOnlyKeys(names.photosBucket());
        var ttl = dynamo.describeTimeToLive(describe -> describe.tableName(names.table()))
                .timeToLiveDescription();
        assertThat(ttl.attributeName()).isEqualTo(TableSchema.EXPIRES_AT);
        assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(servers.remarks()).containsExactly("  caller    those of AWS_ACCESS_KEY_ID");
    }

    @Test
    void neitherASecondStartNorTheWatchChangesAnything() {
        try (var queues = new FaultyProxy(others.access().sqs());
                var tables = new FaultyProxy(others.access().dynamo())) {
            Map<String, String> variables = Map.of(
                    "AWS_ENDPOINT_URL_SQS", queues.endpoint().toString(),
                    "AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint().toString());
            ForeignServers first = start(s3.endpoint(), variables);
            int made = writes(queues).size();
            assertThat(writes(tables)).containsExactly("CreateTable", "UpdateTimeToLive");
            int writes = buckets.writes.get();
            Map<String, String> notifications = Map.copyOf(buckets.notifications);
            var before = attributes(first.queues().uploads());

            ForeignServers second = start(s3.endpoint(), variables);
            assertThat(second.trouble()).isEmpty();
            assertThat(second.trouble()).isEmpty();

            assertThat(second.queues()).isEqualTo(first.queues());
            assertThat(buckets.writes).hasValue(writes);
            assertThat(buckets.notifications).isEqualTo(notifications);
            assertThat(attributes(second.queues().uploads())).isEqualTo(before);
            assertThat(writes(tables)).hasSize(2);
            // ElasticMQ forgets a policy, which is offered once a start, and not each time that somebody looks.
            assertThat(before).doesNotContainKey(QueueAttributeName.POLICY);
            assertThat(writes(queues))
                    .startsWith("CreateQueue")
                    .hasSize(made + 1)
                    .endsWith("SetQueueAttributes");
        }
    }

    @Test
    void aTableThatAnotherProcessMakesAtTheSameTimeIsAwaited() {
        var looks = new AtomicInteger();
        try (var server = new AnsweringServer((method, uri, body) -> {
            if (body.contains("KeySchema")) {
                return dynamo(400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceInUseException\"}");
            }
            return switch (looks.incrementAndGet()) {
                case 1, 2 -> dynamo(400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\"}");
                case 3 -> dynamo(200, "{\"Table\":{\"TableStatus\":\"CREATING\"}}");
                default -> dynamo(200, "{\"Table\":{\"TableStatus\":\"ACTIVE\"}}");
            };
        })) {
            start(
                    s3.endpoint(),
                    Map.of("AWS_ENDPOINT_URL_DYNAMODB", server.endpoint().toString()));
        }
        assertThat(looks).hasValue(4);
    }

    @Test
    void aQueueThatIsThereKeepsItsSettingsAndIsToldOfIfItHasNoDeadLetters() {
        sqs.createQueue(create ->
                create.queueName(names.uploadsQueue()).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "7")));

        ForeignServers servers = start(s3.endpoint());

        assertThat(attributes(servers.queues().uploads()))
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "7")
                .doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
        assertThat(servers.remarks())
                .hasSize(2)
                .last()
                .asString()
                .contains("queue " + names.uploadsQueue() + " was there and has no dead-letter queue");
    }

    @Test
    void notificationsOfOthersStay() {
        String other = "arn:aws:sqs:us-east-1:000000000000:somebody-elses";
        buckets.names.add(names.photosBucket());
        buckets.notifications.put(
                names.photosBucket(),
                "<NotificationConfiguration><QueueConfiguration><Id>theirs</Id><Queue>" + other
                        + "</Queue><Event>s3:ObjectTagging:*</Event></QueueConfiguration></NotificationConfiguration>");

        ForeignServers servers = start(s3.endpoint());

        assertThat(buckets.notifications.get(names.photosBucket()))
                .contains("<Id>theirs</Id>", other, "s3:ObjectTagging:*")
                .contains(arn(servers), "s3:ObjectCreated:*", "s3:ObjectRemoved:*");
    }

    @Test
    void whatWasLostMeanwhileIsMadeAgain() {
        ForeignServers servers = start(s3.endpoint());
        sqs.deleteQueue(delete -> delete.queueUrl(servers.queues().thumbnails()));
        buckets.names.clear();
        buckets.notifications.clear();

        assertThat(servers.trouble()).isEmpty();

        assertThat(sqs.getQueueUrl(get -> get.queueName(names.thumbnailsQueue()))
                        .queueUrl())
                .isEqualTo(servers.queues().thumbnails());
        assertThat(buckets.names).hasSize(2);
        assertThat(buckets.notifications).containsOnlyKeys(names.photosBucket());
    }

    @Test
    void aServerThatGoesAwayIsNamedInsteadOfItsFault() {
        ForeignServers servers = start(s3.endpoint());
        var fault = new UncheckedIOException(new IOException("odd\nand long"));
        assertThat(servers.explain(fault))
                .hasMessage("Something failed though S3, SQS and DynamoDB all answer"
                        + " (UncheckedIOException, 'java.io.IOException: odd and long'): try again.");

        s3.close();

        assertThat(servers.explain(fault)).hasMessageStartingWith("No S3 answers at " + s3.endpoint());
        assertThatExceptionOfType(LocalServerException.class).isThrownBy(servers::check);
    }

    @Test
    void s3WithoutNotificationsIsToldBeforeAnythingIsMade() {
        refused(others.access().s3(), Map.of())
                .withMessageStartingWith("S3 at " + others.access().s3() + " has no bucket notifications,");

        assertNothingWasMade();
    }

    @Test
    void s3ThatForgetsItsNotificationsIsToldToo() {
        buckets.memory = put -> "<NotificationConfiguration/>";

        refused(s3.endpoint(), Map.of()).withMessageStartingWith("S3 took the notification of bucket");
    }

    @ParameterizedTest
    @CsvSource({"AWS_ENDPOINT_URL_S3, S3", "AWS_ENDPOINT_URL_SQS, SQS", "AWS_ENDPOINT_URL_DYNAMODB, DynamoDB"})
    void aServerThatIsDownIsToldAtOnce(String variable, String service) throws IOException {
        String nobody = nobody();
        Instant begun = Instant.now();

        refused(s3.endpoint(), Map.of(variable, nobody))
                .withMessage(
                        "No " + service + " answers at " + nobody + " (Connection refused): start the server there,"
                                + " or say with --aws-endpoint or " + variable + " where it is.");

        assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);
        assertNothingWasMade();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidAccessKeyId", "SignatureDoesNotMatch"})
    void refusedCredentialsAreToldWithoutTheSecret(String code) {
        try (var refusing = new AnsweringServer((method, uri, body) -> Answer.error(403, code))) {
            refused(refusing.endpoint(), Map.of())
                    .withMessage("S3 at " + refusing.endpoint() + " refuses the credentials (403 " + code
                            + "), those of AWS_ACCESS_KEY_ID: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                            + " AWS_PROFILE, to some that it knows and that may do this.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL_S3, 200",
        "AWS_ENDPOINT_URL_S3, 404",
        "AWS_ENDPOINT_URL_S3, 501",
        "AWS_ENDPOINT_URL_SQS, 200",
        "AWS_ENDPOINT_URL_SQS, 404",
        "AWS_ENDPOINT_URL_DYNAMODB, 200",
        "AWS_ENDPOINT_URL_DYNAMODB, 403"
    })
    void aWebServerOffersNoService(String variable, int status) {
        Answer page = new Answer(status, "text/html; charset=utf-8", "<html><body><p>Hello</p></body></html>");
        lacking(variable, (method, uri, body) -> page);
    }

    @Test
    void anotherProtocolOffersNoService() {
        lacking("AWS_ENDPOINT_URL_SQS", (method, uri, body) -> new Answer(200, "text/plain", "+PONG"));
        lacking("AWS_ENDPOINT_URL_DYNAMODB", (method, uri, body) -> Answer.xml(400, "<a/>"));
    }

    @Test
    void aServiceThatIsNotEnabledIsToldInTheServersWords() {
        Answer disabled = new Answer(
                501,
                "application/json",
                "{\"__type\":\"InternalFailure\",\"message\":\"Service 'dynamodb' is not enabled.\"}");
        lacking("AWS_ENDPOINT_URL_DYNAMODB", (method, uri, body) -> disabled)
                .withMessageContaining("501 InternalFailure, 'Service 'dynamodb' is not enabled'");
    }

    @Test
    void aBrokenServiceIsToldWithItsAnswer() {
        Answer broken = new Answer(500, "application/json", "{\"__type\":\"InternalError\",\"message\":\"Oh.\"}");
        try (var server = new AnsweringServer((method, uri, body) -> broken)) {
            refused(
                            s3.endpoint(),
                            Map.of("AWS_ENDPOINT_URL_SQS", server.endpoint().toString()))
                    .withMessage("SQS at " + server.endpoint()
                            + " answered 500 InternalError, 'Oh': look into its log, and try again.");
        }
    }

    @Test
    void aTableOfSomethingElseIsNotUsed() {
        String other = "{\"Table\":{\"TableName\":\"photos\",\"TableStatus\":\"ACTIVE\","
                + "\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]}}";
        try (var server =
                new AnsweringServer((method, uri, body) -> new Answer(200, "application/x-amz-json-1.0", other))) {
            refused(
                            s3.endpoint(),
                            Map.of(
                                    "AWS_ENDPOINT_URL_DYNAMODB",
                                    server.endpoint().toString()))
                    .withMessageContaining("has other keys than Shoebox's");
        }
    }

    private ThrowableAssertAlternative<LocalServerException> lacking(String variable, Answers answers) {
        try (var server = new AnsweringServer(answers)) {
            String service = variable.substring(variable.lastIndexOf('_') + 1).replace("DYNAMODB", "DynamoDB");
            var refused = refused(
                            s3.endpoint(), Map.of(variable, server.endpoint().toString()))
                    .withMessageStartingWith(
                            "The server at " + server.endpoint() + " offers no " + service + " that Shoebox can use (")
                    .withMessageEndingWith("): enable it there, or set " + variable + " to a server that has it.");
            assertNothingWasMade();
            return refused;
        }
    }

    private ThrowableAssertAlternative<LocalServerException> refused(URI buckets, Map<String, String> variables) {
        return assertThatExceptionOfType(LocalServerException.class)
                .isThrownBy(() -> ForeignServers.start(endpoint(buckets, variables), names, VISIBILITY))
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .hasLineCount(1)
                        .doesNotContain(others.access().credentials().secretAccessKey()));
    }

    private void assertNothingWasMade() {
        assertThat(buckets.writes).hasValue(0);
        assertThatExceptionOfType(QueueDoesNotExistException.class)
                .isThrownBy(() -> sqs.getQueueUrl(get -> get.queueName(names.uploadsQueue())));
        assertThat(dynamo.listTables().tableNames()).doesNotContain(names.table());
    }

    private ForeignServers start(URI buckets) {
        return start(buckets, Map.of());
    }

    private ForeignServers start(URI buckets, Map<String, String> variables) {
        return ForeignServers.start(endpoint(buckets, variables), names, VISIBILITY);
    }

    private static List<String> writes(FaultyProxy server) {
        return server.operations().stream()
                .filter(operation -> !operation.startsWith("Get") && !operation.startsWith("Describe"))
                .toList();
    }

    private static Answer dynamo(int status, String body) {
        return new Answer(status, "application/x-amz-json-1.0", body);
    }

    /** S3 at the option's address, the others by their variables. */
    private static AwsEndpoint endpoint(URI buckets, Map<String, String> variables) {
        ServerAccess access = others.access();
        var environment = new HashMap<>(Map.of(
                "AWS_ENDPOINT_URL_SQS", access.sqs().toString(),
                "AWS_ENDPOINT_URL_DYNAMODB", access.dynamo().toString(),
                "AWS_ACCESS_KEY_ID", access.credentials().accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", access.credentials().secretAccessKey()));
        environment.putAll(variables);
        return AwsEndpoint.of(buckets, environment);
    }

    /** But for the counts of messages and times. */
    private Map<QueueAttributeName, String> attributes(String queueUrl) {
        var attributes = new HashMap<>(
                sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.ALL))
                        .attributes());
        attributes.keySet().removeIf(name -> name.toString().startsWith("Approximate"));
        return attributes;
    }

    private String arn(ForeignServers servers) {
        return requireNonNull(attributes(servers.queues().uploads()).get(QueueAttributeName.QUEUE_ARN));
    }

    /** An address where nothing listens. */
    private static String nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return "http://127.0.0.1:" + free.getLocalPort();
        }
    }
}
