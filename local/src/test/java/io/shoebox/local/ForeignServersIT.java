package io.shoebox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shoebox.model.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is made on servers that are not ours, and what stays as it is. */
final class ForeignServersIT extends OthersServers {
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
}
