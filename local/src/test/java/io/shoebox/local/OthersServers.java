package io.shoebox.local;

import static java.util.Objects.requireNonNull;

import io.shoebox.local.AnsweringServer.Answer;
import io.shoebox.local.AnsweringServer.Buckets;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Our own servers, taken as somebody else's: each at an address of its own. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class OthersServers {
    static final Duration VISIBILITY = Duration.ofSeconds(90);
    private static final AtomicInteger RUN = new AtomicInteger();

    static LocalServers others;

    final Buckets buckets = new Buckets();
    ResourceNames names;
    AnsweringServer s3;
    SqsClient sqs;
    DynamoDbClient dynamo;

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
                run + "-reconcile",
                run + "-reconcile-dlq",
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

    ForeignServers start(URI buckets) {
        return start(buckets, Map.of());
    }

    ForeignServers start(URI buckets, Map<String, String> variables) {
        return ForeignServers.start(endpoint(buckets, variables), names, VISIBILITY);
    }

    static List<String> writes(FaultyProxy server) {
        return server.operations().stream()
                .filter(operation -> !operation.startsWith("Get") && !operation.startsWith("Describe"))
                .toList();
    }

    static Answer dynamo(int status, String body) {
        return new Answer(status, "application/x-amz-json-1.0", body);
    }

    /** S3 at the option's address, the others by their variables. */
    static AwsEndpoint endpoint(URI buckets, Map<String, String> variables) {
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
    Map<QueueAttributeName, String> attributes(String queueUrl) {
        var attributes = new HashMap<>(
                sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.ALL))
                        .attributes());
        attributes.keySet().removeIf(name -> name.toString().startsWith("Approximate"));
        return attributes;
    }

    String arn(ForeignServers servers) {
        return requireNonNull(attributes(servers.queues().uploads()).get(QueueAttributeName.QUEUE_ARN));
    }
}
