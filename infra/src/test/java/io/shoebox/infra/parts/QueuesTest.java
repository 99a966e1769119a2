package io.shoebox.infra.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoebox.infra.Cloud;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the queues. */
final class QueuesTest {
    private final Map<String, JsonNode> queues = Cloud.standard().properties("Queues", "AWS::SQS::Queue").stream()
            .collect(Collectors.toMap(queue -> queue.path("QueueName").asText(), Function.identity()));

    @Test
    void thereAreThreeQueuesWithADeadLetterQueueEachAndAllAreEncrypted() {
        assertThat(queues)
                .containsOnlyKeys(
                        "shoebox-dev-uploads",
                        "shoebox-dev-uploads-dlq",
                        "shoebox-dev-thumbnails",
                        "shoebox-dev-thumbnails-dlq",
                        "shoebox-dev-reconcile",
                        "shoebox-dev-reconcile-dlq");
        assertThat(queues.values())
                .allMatch(queue -> queue.path("SqsManagedSseEnabled").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoebox-dev-uploads", "shoebox-dev-thumbnails", "shoebox-dev-reconcile"})
    void aMessageGoesToTheDeadLetterQueueAfterFiveReceivesAndIsKeptThereForLonger(String name) {
        JsonNode queue = queue(name);
        JsonNode dead = queue(name + "-dlq");

        assertThat(queue.at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(5);
        assertThat(dead.path("MessageRetentionPeriod").asLong()).isEqualTo(14 * 86_400);
        assertThat(queue.path("MessageRetentionPeriod").asLong())
                .isLessThan(dead.path("MessageRetentionPeriod").asLong());
        assertThat(dead.at("/RedriveAllowPolicy/redrivePermission").asText()).isEqualTo("byQueue");
        assertThat(dead.at("/RedriveAllowPolicy/sourceQueueArns").toString())
                .contains(":" + name + "\"")
                .doesNotContain("*");
    }

    @ParameterizedTest
    @CsvSource({"shoebox-dev-uploads, ingest", "shoebox-dev-thumbnails, thumbnailer"})
    void aMessageStaysHiddenForSixTimeoutsOfItsFunction(String name, String function) {
        long timeout = Cloud.standard().properties("Pipeline", "AWS::Lambda::Function").stream()
                .filter(f -> f.path("FunctionName").asText().equals("shoebox-dev-" + function))
                .findFirst()
                .orElseThrow()
                .path("Timeout")
                .asLong();

        assertThat(queue(name).path("VisibilityTimeout").asLong()).isGreaterThanOrEqualTo(6 * timeout);
    }

    @Test
    void onlyThePhotosBucketOfThisAccountMaySendToTheUploadsQueue() {
        List<JsonNode> allowed = Cloud.standard().properties("Queues", "AWS::SQS::QueuePolicy").stream()
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .toList();

        assertThat(allowed).hasSize(1);
        JsonNode statement = allowed.getFirst();
        assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
        assertThat(statement.at("/Principal/Service").asText()).isEqualTo("s3.amazonaws.com");
        assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn").toString())
                .contains("s3:::shoebox-dev-photos-")
                .doesNotContain("*");
        assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
                .isEqualTo("AWS::AccountId");
    }

    @Test
    void everyQueueRefusesRequestsWithoutTls() {
        List<JsonNode> policies = Cloud.standard().properties("Queues", "AWS::SQS::QueuePolicy");

        assertThat(policies).hasSize(6).allMatch(QueuesTest::deniesWithoutTls);
    }

    static boolean deniesWithoutTls(JsonNode policy) {
        return policy.at("/PolicyDocument/Statement")
                .valueStream()
                .anyMatch(statement -> statement.path("Effect").asText().equals("Deny")
                        && statement
                                .at("/Condition/Bool/aws:SecureTransport")
                                .asText()
                                .equals("false")
                        && statement.path("Action").asText().endsWith(":*"));
    }

    private JsonNode queue(String name) {
        return Objects.requireNonNull(queues.get(name), name);
    }
}
