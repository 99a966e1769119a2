package io.shoebox.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoebox.emulator.DataFolder;
import io.shoebox.emulator.iam.AccessKeys;
import io.shoebox.emulator.iam.PolicyDocument;
import io.shoebox.emulator.iam.Sessions;
import io.shoebox.emulator.sqs.SqsOptions;
import io.shoebox.emulator.sqs.SqsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
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
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Tags of objects, and what a lifecycle does by them. Over 200 lines since its tests share the servers and their clients. */
final class TagsIT {
    private static final Region REGION = Region.EU_WEST_1;
    private static final Tag VOID = tag("state", "void");
    private static final AwsCredentials OWNER = AccessKeys.root();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final Sessions sessions = new Sessions(clock);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private DataFolder data;
    private SqsServer sqsServer;
    private SqsClient sqs;
    private String queue;
    private S3Server server;
    private S3Client s3;

    @BeforeEach
    void start() {
        sqsServer = SqsServer.start(SqsOptions.inMemory(REGION));
        sqs = SqsClient.builder()
                .endpointOverride(sqsServer.endpoint())
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(OWNER))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        queue = sqs.createQueue(create -> create.queueName("bookkeeping")).queueUrl();
        open();
    }

    private void open() {
        data = DataFolder.open(folder, "Invoices");
        server = S3Server.start(S3Options.inMemory(REGION, OWNER, sessions)
                .keptIn(data)
                .with(List.of("invoices"), List.of(new QueueNotification("book-them", "invoices", queue)))
                .withLifecycle(List.of(new ExpirationRule("invoices", "state", "void", 3)), clock));
        s3 = client(OWNER);
    }

    @AfterEach
    void stop() {
        close();
        sqs.close();
        sqsServer.close();
    }

    private void close() {
        s3.close();
        server.close();
        data.close();
    }

    @Test
    void tagsAreKeptOverARestartAndAreOfOneContent() {
        put("a b+ü/1");
        assertThat(tags("a b+ü/1")).isEmpty();
        tag("a b+ü/1", VOID, tag("by", "Ann + Ben"));
        close();
        open();
        assertThat(tags("a b+ü/1")).containsExactlyInAnyOrder(VOID, tag("by", "Ann + Ben"));

        tag("a b+ü/1", tag("by", "Ben"));
        assertThat(tags("a b+ü/1")).containsExactly(tag("by", "Ben"));
        s3.deleteObjectTagging(delete -> delete.bucket("invoices").key("a b+ü/1"));
        assertThat(tags("a b+ü/1")).isEmpty();

        tag("a b+ü/1", VOID);
        s3.putObject(put -> put.bucket("invoices").key("a b+ü/1"), RequestBody.fromString("another"));
        assertThat(tags("a b+ü/1")).isEmpty();
    }

    @Test
    void whatIsNotThereHasNoTags() {
        assertThat(code(() -> tags("nothing"))).isEqualTo("NoSuchKey");
        assertThat(code(() -> tag("nothing", VOID))).isEqualTo("NoSuchKey");
        assertThat(code(() -> s3.getObjectTagging(get -> get.bucket("none").key("a"))))
                .isEqualTo("NoSuchBucket");
    }

    @Test
    void whoeverDoesNotHoldTheKeyIsRefused() throws Exception {
        put("1");
        AwsCredentials forged = AwsBasicCredentials.create(OWNER.accessKeyId(), "x" + OWNER.secretAccessKey());
        try (S3Client thief = client(forged)) {
            assertThat(code(() ->
                            thief.getObjectTagging(get -> get.bucket("invoices").key("1"))))
                    .isEqualTo("SignatureDoesNotMatch");
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI tags = server.endpoint().resolve("/invoices/1?tagging");
            var anonymous = http.send(
                    HttpRequest.newBuilder(tags)
                            .PUT(BodyPublishers.ofString(TagSet.write(Map.of("state", "void"))))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(anonymous.statusCode()).isEqualTo(403);
        }
        assertThat(tags("1")).isEmpty();
    }

    @Test
    void aSessionMayDoWhatItsPolicyAllows() {
        put("ann/1");
        put("ben/1");
        var session = sessions.issue("ann", PolicyDocument.parse("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObjectTagging",
                        "Resource":"arn:aws:s3:::invoices/ann/*"}]}"""), Map.of(), Duration.ofHours(1));
        try (S3Client ann = client(session.forSdk())) {
            ann.putObjectTagging(put -> put.bucket("invoices").key("ann/1").tagging(set -> set.tagSet(VOID)));
            assertThat(code(() -> ann.putObjectTagging(
                            put -> put.bucket("invoices").key("ben/1").tagging(set -> set.tagSet(VOID)))))
                    .isEqualTo("AccessDenied");
            assertThat(code(() ->
                            ann.getObjectTagging(get -> get.bucket("invoices").key("ann/1"))))
                    .isEqualTo("AccessDenied");
            assertThat(code(() -> ann.putObjectTagging(
                            put -> put.bucket("invoices").key("ann/../ben/1").tagging(set -> set.tagSet(VOID)))))
                    .isEqualTo("AccessDenied");
        }
        assertThat(tags("ann/1")).containsExactly(VOID);
        assertThat(tags("ben/1")).isEmpty();
    }

    @Test
    void aRequestOfAnotherHourIsRefused() {
        put("1");
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(16)));
        assertThat(code(() -> tags("1"))).isEqualTo("RequestTimeTooSkewed");
    }

    @Test
    void whatIsTaggedGoesAfterItsDaysWithAnEventOfItsOwn() throws IOException {
        put("void 1");
        put("good");
        put("replaced");
        tag("void 1", VOID);
        tag("good", tag("state", "paid"));
        tag("replaced", VOID);
        s3.putObject(put -> put.bucket("invoices").key("replaced"), RequestBody.fromString("another"));
        for (int i = 0; i < 4; i++) {
            assertThat(event().path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        }

        now.updateAndGet(time -> time.plus(Duration.ofDays(2)));
        assertThat(server.applyLifecycle()).isZero();
        now.updateAndGet(time -> time.plus(Duration.ofDays(2)));
        // As after a restart.
        close();
        open();
        server.applyLifecycle();

        assertThat(s3.listObjectsV2(list -> list.bucket("invoices")).contents())
                .extracting("key")
                .containsExactly("good", "replaced");
        JsonNode event = event();
        assertThat(event.path("eventName").asText()).isEqualTo("LifecycleExpiration:Delete");
        assertThat(event.path("eventVersion").asText()).isEqualTo("2.3");
        assertThat(event.at("/userIdentity/principalId").asText()).isEqualTo("s3.amazonaws.com");
        assertThat(event.at("/s3/object/key").asText()).isEqualTo("void+1");
        assertThat(event.at("/s3/object").has("size")).isFalse();
        assertThat(event.at("/s3/object/sequencer").asText()).isNotEmpty();
        assertThat(sqs.receiveMessage(receive -> receive.queueUrl(queue)).messages())
                .isEmpty();
    }

    private void put(String key) {
        s3.putObject(put -> put.bucket("invoices").key(key), RequestBody.fromString("12.50"));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private void tag(String key, Tag... tags) {
        s3.putObjectTagging(put -> put.bucket("invoices").key(key).tagging(set -> set.tagSet(tags)));
    }

    private List<Tag> tags(String key) {
        return s3.getObjectTagging(get -> get.bucket("invoices").key(key)).tagSet();
    }

    private static String code(ThrowingCallable call) {
        var code = new String[1];
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(call)
                .satisfies(e -> code[0] = e.awsErrorDetails().errorCode());
        return code[0];
    }

    private JsonNode event() throws IOException {
        List<Message> messages = sqs.receiveMessage(
                        receive -> receive.queueUrl(queue).waitTimeSeconds(5))
                .messages();
        assertThat(messages).hasSize(1);
        sqs.deleteMessage(delete ->
                delete.queueUrl(queue).receiptHandle(messages.getFirst().receiptHandle()));
        return new ObjectMapper().readTree(messages.getFirst().body()).at("/Records/0");
    }

    private S3Client client(AwsCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
