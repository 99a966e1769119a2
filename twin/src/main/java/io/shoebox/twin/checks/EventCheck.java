package io.shoebox.twin.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.cli.demo.Report;
import io.shoebox.twin.deployment.Twin;
import io.shoebox.twin.emulator.Emulator;
import io.shoebox.twin.emulator.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What becomes of photos, as a backend hears it: by a rule of its own on the bus, with a queue of its own. Notifier puts an
 * event there only after the API took its mutation, so that each one shows both.
 */
final class EventCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BACKEND = "shoebox-twin-backend";
    private static final JsonMapper JSON = new JsonMapper();

    private final Twin twin;
    private final Report report;
    private final List<JsonNode> events = new ArrayList<>();
    private final String queue;

    /** Hears all from now on. */
    EventCheck(Twin twin, Report report) {
        this.twin = twin;
        this.report = report;
        String bus = twin.output("EventBus");
        try (SqsClient sqs = twin.emulator().access().sqsClient()) {
            queue = sqs.createQueue(create -> create.queueName(BACKEND)).queueUrl();
        }
        // The emulator asks queues for no consent to rules; in the account of the bus it would be a line of the queue's
        // policy.
        String rule = write(
                Map.of("Name", BACKEND, "EventBusName", bus, "EventPattern", "{\"source\":[\"shoebox.photos\"]}"));
        twin.emulator().eventBridge("PutRule", rule);
        String arn = "arn:aws:sqs:" + Emulator.REGION.id() + ":" + Emulator.ACCOUNT + ":" + BACKEND;
        String target =
                write(Map.of("Rule", BACKEND, "EventBusName", bus, "Targets", List.of(Map.of("Id", "1", "Arn", arn))));
        twin.emulator().eventBridge("PutTargets", target);
    }

    /** Each of these photos has such an event, with its owner and its collection. */
    void heard(String name, List<PhotoCheck.Sent> photos) {
        Set<String> expected = photos.stream()
                .map(photo -> photo.ticket().s3Key() + " of " + photo.owner().identityId())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> heard = Patience.until(PATIENCE, () -> heard(name), seen -> seen.containsAll(expected));
        var missing = new TreeSet<>(expected);
        missing.removeAll(heard);
        report.expect(name, "photos of which nothing was heard", Set.of(), missing);
        report.step(name, heard.size() + " photos");
    }

    private Set<String> heard(String name) {
        receive();
        return events.stream()
                .filter(event -> event.path("detail-type").asText().equals(name))
                .map(event -> event.path("detail"))
                .filter(photo -> photo.path("collectionId").asText().equals(PhotoCheck.COLLECTION)
                        && !photo.path("id").asText().isEmpty())
                .map(photo -> photo.path("key").asText() + " of "
                        + photo.path("owner").asText())
                .collect(Collectors.toSet());
    }

    private void receive() {
        try (SqsClient sqs = twin.emulator().access().sqsClient()) {
            for (Message message : sqs.receiveMessage(
                            receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                    .messages()) {
                events.add(JSON.readTree(message.body()));
                sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void nothingWasGivenUp() {
        try (SqsClient sqs = twin.emulator().access().sqsClient()) {
            String deadLetters = sqs.getQueueUrl(get -> get.queueName("shoebox-dev-notifier-dlq"))
                    .queueUrl();
            report.expect(
                    "notifier",
                    "batches given up",
                    "0",
                    Objects.requireNonNullElse(
                            sqs.getQueueAttributes(get -> get.queueUrl(deadLetters)
                                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                                    .attributes()
                                    .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                            "unknown"));
        }
    }

    private static String write(Map<String, ?> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
