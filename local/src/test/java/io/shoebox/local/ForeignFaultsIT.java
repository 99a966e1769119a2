package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.local.AnsweringServer.Answer;
import io.shoebox.local.AnsweringServer.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What is told of servers that are not as they must be. */
final class ForeignFaultsIT extends OthersServers {
    private static final Duration SOON = Duration.ofSeconds(10);

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

    /** An address where nothing listens. */
    private static String nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return "http://127.0.0.1:" + free.getLocalPort();
        }
    }
}
