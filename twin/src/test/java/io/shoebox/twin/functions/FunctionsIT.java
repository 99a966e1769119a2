package io.shoebox.twin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.twin.Foreign;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Every function that the templates name, from its own package, under Lambda's own runtime interface client. Over 200 lines since its tests share what starts a function. */
final class FunctionsIT {
    /** The longest timeout in the templates, that of thumbnailer; with too little left it begins no photo. */
    private static final Duration MOST = Duration.ofMinutes(2);

    private static final List<String> PARTS =
            List.of("presign", "photos", "ingest", "thumbnailer", "notifier", "operations", "reconcile", "canary");
    private static final Map<String, FunctionProcess> RUNNING = new TreeMap<>();

    @SuppressWarnings("NullAway.Init")
    private static LocalTwin twin;

    @BeforeAll
    static void startAll() {
        Foreign.needsNode();
        twin = new LocalTwin();
        PARTS.forEach(part -> RUNNING.put(part, twin.start(part, true)));
    }

    @AfterAll
    static void stopAll() {
        RUNNING.values().forEach(FunctionProcess::close);
        if (twin != null) {
            twin.close();
        }
    }

    @Test
    void theTemplatesNameTheseFunctionsAndNoOthers() {
        assertThat(twin.names())
                .containsExactlyInAnyOrderElementsOf(
                        PARTS.stream().map(part -> "shoebox-dev-" + part).toList());
    }

    @Test
    void aPhotoGoesThroughAllFunctions() throws IOException, InterruptedException {
        byte[] photo = jpeg();
        JsonNode ticket = resolved("presign", Events.ticket(photo.length));
        String key = ticket.path("s3Key").asText();
        assertThat(key).startsWith(Events.IDENTITY + "/holiday/");
        assertThat(put(ticket, photo)).isEqualTo(200);

        JsonNode ingested = returned(
                "ingest",
                Events.sqs(
                        Events.put(twin.aws().names().photosBucket(), key, photo.length),
                        "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}",
                        "no event at all"));
        assertThat(ingested.toString()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
        assertThat(photo(key).path("status").asText()).isEqualTo("REGISTERED");

        JsonNode made = returned("thumbnailer", Events.sqs("{\"no\":\"request\"}", thumbnailRequest(key)));
        assertThat(made.toString()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}");
        JsonNode ready = photo(key);
        assertThat(ready.path("status").asText()).isEqualTo("READY");
        assertThat(ready.path("thumbnails")).isNotEmpty();
        assertThat(returned("notifier", Events.stream(row(key))).toString()).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(twin.ears().mutations())
                .extracting(mutation -> mutation.at("/variables/photo"))
                .anyMatch(told -> told.path("s3Key").asText().equals(key)
                        && told.path("status").asText().equals("READY"));
        assertThat(twin.ears().entries())
                .anyMatch(entry -> entry.path("Detail").asText().contains(key)
                        && entry.path("DetailType").asText().equals("PhotoReady")
                        && entry.path("EventBusName").asText().equals("shoebox-dev-events"));
        assertThat(log("ingest")).contains("\"PhotosRegistered\":1", "\"Namespace\":\"Shoebox/dev\"", key);
        assertThat(log("thumbnailer")).contains("\"PhotosReady\":1", "ReadyAfter", key);
    }

    @Test
    void aMalformedEventIsAnErrorOfItsInvocationOnly() {
        for (String part : List.of("presign", "photos", "operations", "reconcile")) {
            assertThat(invoke(part, "{}")).isInstanceOf(Answer.Failed.class);
        }
        for (String part : List.of("ingest", "notifier")) {
            assertThat(returned(part, "{}").toString()).isEqualTo("{\"batchItemFailures\":[]}");
        }
        for (String part : PARTS) {
            assertThat(invoke(part, "this is no JSON")).isInstanceOf(Answer.Failed.class);
        }

        assertThat(resolved("presign", Events.ticket(1)).path("url").asText()).startsWith("http");
        assertThat(resolved("photos", Events.appSync("Query", "listMyCollections", Map.of()))
                        .path("items")
                        .isArray())
                .isTrue();
        for (String part : List.of("ingest", "thumbnailer")) {
            assertThat(returned(part, Events.sqs("bad")).path("batchItemFailures"))
                    .hasSize(1);
        }
        var noPhoto = Map.of("pk", AttributeValue.fromS("nobody"), "sk", AttributeValue.fromS("P#no photo"));
        assertThat(returned("notifier", Events.stream(noPhoto)).toString())
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"111\"}]}");
    }

    /** What stands in for AppSync here issues no tickets. */
    @Test
    void aCanaryThatGetsNoTicketSaysSoByItsMetric() throws IOException {
        assertThat(returned("canary", "{}").path("failed").asText()).isNotEmpty();
        assertThat(log("canary")).contains("\"CanaryFailed\":1", "the photo did not go the whole way");
    }

    @Test
    void aRunIsAskedForAndWorkedOnByTheNextTick() throws IOException {
        JsonNode asked = returned("reconcile", "{\"task\":\"daily\"}");
        assertThat(asked.path("status").asText()).isEqualTo("RUNNING");

        JsonNode worked = returned("reconcile", "{\"task\":\"tick\"}");
        assertThat(worked.path("id").asText()).isEqualTo(asked.path("id").asText());
        assertThat(worked.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(log("reconcile")).contains("\"ReconcileFound\":0");
        assertThat(returned("reconcile", "{\"task\":\"tick\"}").has("moved")).isTrue();
    }

    @Test
    void whoComesWithoutATokenOfAnOperatorIsRefusedByTheFunctionItself() {
        assertThat(returned("operations", Events.appSync("Query", "queues", Map.of()))
                        .at("/error/type")
                        .asText())
                .isEqualTo("NotAuthorized");
    }

    @Test
    void anErrorForTheClientIsInTheWordsOfTheFunction() {
        JsonNode error = returned("presign", Events.appSync("Mutation", "getUploadUrl", Map.of("collectionId", "a/b")))
                .path("error");

        assertThat(error.path("type").asText()).isEqualTo("InvalidRequest");
        assertThat(error.path("message").asText())
                .isEqualTo("collectionId must be 1 to 64 of the characters A-Z a-z 0-9 _ -");
    }

    @Test
    void logsAreJsonWithoutSignatures() throws IOException {
        resolved("presign", Events.ticket(1));

        // Lines with metrics name the field too.
        assertThat(log("presign").lines().filter(line -> line.contains("getUploadUrl") && line.contains("\"message\"")))
                .isNotEmpty()
                .allSatisfy(line -> {
                    JsonNode entry = Events.read(line);
                    assertThat(entry.path("level").asText()).isEqualTo("INFO");
                    assertThat(entry.path("service").asText()).isEqualTo("presign");
                    assertThat(entry.path("message").asText()).contains("identity=");
                });
        assertThat(log("presign")).doesNotContain("X-Amz-Signature");
    }

    @Test
    void theWorkForTheSnapshotIsDoneBeforeTheFirstInvocation() throws IOException {
        for (String part : PARTS) {
            assertThat(log(part)).doesNotContain("not all was warmed up");
        }
        assertThat(log("presign"))
                .contains("getUploadUrl identity=us-east-1:00000000-0000-0000-0000-000000000000 request=warm-up");
    }

    private static FunctionProcess running(String part) {
        return Objects.requireNonNull(RUNNING.get(part), part);
    }

    private static Answer invoke(String part, String event) {
        return running(part).invoke(event, MOST);
    }

    private static JsonNode returned(String part, String event) {
        return switch (invoke(part, event)) {
            case Answer.Returned(String body) -> Events.read(body);
            case Answer.Failed(String error) -> throw new AssertionError(part + " failed: " + error);
        };
    }

    /** What the field resolves to; a refusal fails the test with its words. */
    private static JsonNode resolved(String part, String event) {
        JsonNode answer = returned(part, event);
        assertThat(answer.has("data")).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    /** As the workers wrote it; no other row is of this photo. */
    private static Map<String, AttributeValue> row(String key) {
        String sortKey = "P#" + key.substring(key.indexOf('/') + 1);
        try (DynamoDbClient dynamo = twin.aws().access().dynamoClient()) {
            return dynamo.getItem(get -> get.tableName(twin.aws().names().table())
                            .key(Map.of(
                                    "pk", AttributeValue.fromS(Events.IDENTITY), "sk", AttributeValue.fromS(sortKey))))
                    .item();
        }
    }

    private static JsonNode photo(String key) {
        return resolved("photos", Events.appSync("Query", "getPhoto", Map.of("s3Key", key)));
    }

    private static int put(JsonNode ticket, byte[] photo) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(ticket.path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(photo));
        ticket.path("headers")
                .forEach(header -> request.header(
                        header.path("name").asText(), header.path("value").asText()));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** The message that ingest-worker sent for the key; of others there is none left. */
    private static String thumbnailRequest(String key) {
        var bodies = new ArrayList<String>();
        try (SqsClient sqs = twin.aws().access().sqsClient()) {
            sqs.receiveMessage(request -> request.queueUrl(twin.aws().queues().thumbnails())
                            .waitTimeSeconds(5)
                            .maxNumberOfMessages(10))
                    .messages()
                    .forEach(message -> bodies.add(message.body()));
        }
        return bodies.stream().filter(body -> body.contains(key)).findFirst().orElseThrow();
    }

    private static String log(String part) throws IOException {
        return Files.readString(running(part).log());
    }

    private static byte[] jpeg() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }
}
