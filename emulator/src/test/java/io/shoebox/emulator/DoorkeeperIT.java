package io.shoebox.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.emulator.dynamodb.DynamoOptions;
import io.shoebox.emulator.dynamodb.DynamoServer;
import io.shoebox.emulator.sqs.SqsOptions;
import io.shoebox.emulator.sqs.SqsServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a page can make a browser send to queues and tables, over sockets; and that programs are let in as before. */
final class DoorkeeperIT {
    private static final String SIGNED =
            "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sqs/aws4_request,"
                    + " SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64);
    private static final String PURGE = "Action=PurgeQueue&QueueUrl=/000000000000/bookkeeping";

    @SuppressWarnings("NullAway.Init")
    private static SqsServer queues;

    @SuppressWarnings("NullAway.Init")
    private static DynamoServer tables;

    @SuppressWarnings("NullAway.Init")
    private static SqsClient sqs;

    @SuppressWarnings("NullAway.Init")
    private static String queue;

    @BeforeAll
    static void start() {
        queues = SqsServer.start(SqsOptions.inMemory(Region.EU_WEST_1));
        tables = DynamoServer.start(DynamoOptions.inMemory());
        sqs = SqsClient.builder()
                .endpointOverride(queues.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(anybody())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        queue = sqs.createQueue(create -> create.queueName("bookkeeping")).queueUrl();
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("an invoice"));
    }

    @AfterAll
    static void stop() {
        sqs.close();
        queues.close();
        tables.close();
    }

    /** A developer's tools sign with whatever is at hand. */
    private static StaticCredentialsProvider anybody() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    }

    private static List<Predicate<String>> servers() {
        return List.of(head -> refuses(queues.endpoint(), head, PURGE), head -> refuses(tables.endpoint(), head, "{}"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aFormOfAPageIsRefusedThoughItsOriginIsThisMachine(Predicate<String> refuses) {
        for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:9106")) {
            assertThat(refuses.test("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: " + origin))
                    .isTrue();
            assertThat(refuses.test("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: " + origin + "\r\n" + SIGNED))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aNameBentToThisMachineIsRefusedThoughThePageSigns(Predicate<String> refuses) {
        for (String host :
                List.of("evil.example", "evil.example:80", "127.0.0.1.evil.example", "127.0.0.1@evil.example")) {
            assertThat(refuses.test("POST / HTTP/1.1\r\nHost: " + host + "\r\n" + SIGNED))
                    .isTrue();
        }
        assertThat(refuses.test("POST http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n" + SIGNED))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatAnImageAsksForIsRefused(Predicate<String> refuses) {
        String image = "GET /000000000000/bookkeeping?Action=SendMessage&MessageBody=x HTTP/1.1\r\nHost: localhost";

        assertThat(refuses.test(image)).isTrue();
        assertThat(refuses.test(image + "\r\nSec-Fetch-Site: cross-site\r\n" + SIGNED))
                .isTrue();
        assertThat(refuses.test(image + "\r\nAuthorization: AWS4-HMAC-SHA256 me"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aBrowserThatAsksFirstIsRefused(Predicate<String> refuses) {
        assertThat(refuses.test("OPTIONS / HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\n"
                        + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void programsWorkAsBefore(String host) {
        URI named = URI.create("http://" + host + ":" + tables.endpoint().getPort());
        try (DynamoDbClient dynamo = DynamoDbClient.builder()
                .endpointOverride(named)
                .region(Region.EU_WEST_1)
                .credentialsProvider(anybody())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            assertThat(dynamo.listTables().tableNames()).isEmpty();
        }
        // None of what pages sent came through.
        assertThat(sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNamesWithStrings("All"))
                        .attributesAsStrings())
                .containsEntry("ApproximateNumberOfMessages", "1");
    }

    private static boolean refuses(URI server, String head, String body) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write((head + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            boolean shared = answer.toLowerCase(java.util.Locale.ROOT).contains("access-control-allow");
            // Jetty and Pekko refuse by themselves what two names contradict in.
            return !shared && (answer.startsWith("HTTP/1.1 403 ") || answer.startsWith("HTTP/1.1 400 "));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
