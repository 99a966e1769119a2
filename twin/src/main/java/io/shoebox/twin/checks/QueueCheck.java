package io.shoebox.twin.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.cli.demo.Report;
import io.shoebox.twin.deployment.Twin;
import io.shoebox.twin.emulator.Patience;
import io.shoebox.twin.functions.FunctionGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues as an operator sees them, and how functions are called. */
final class QueueCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long FUNCTIONS = 6;

    private final Twin twin;
    private final Report report;
    private final String poisonId = UUID.randomUUID().toString();
    private final AtomicLong poisoned = new AtomicLong();
    private final Map<String, Set<String>> versions = new ConcurrentSkipListMap<>();

    /** Looks at all invocations from now on. */
    QueueCheck(Twin twin, Report report) {
        this.twin = twin;
        this.report = report;
        twin.gateway().watch(this::note);
    }

    private void note(FunctionGateway.Call call) {
        versions.computeIfAbsent(call.function(), name -> new ConcurrentSkipListSet<>())
                .add(call.version());
        if (call.event().contains(poisonId)) {
            poisoned.incrementAndGet();
        }
    }

    /**
     * Lambda leaves a failed message hidden for the queue's visibility timeout, which is minutes here. An operator may shorten
     * it, and then the receive count of the template is reached in seconds.
     */
    void poisonIsPutAside() {
        String uploads = twin.output("UploadsQueueUrl");
        String poison = "{\"poison\":\"" + poisonId + "\"}";
        try (SqsClient sqs = twin.emulator().access().sqsClient()) {
            JsonNode redrive = redrive(sqs, uploads);
            sqs.setQueueAttributes(
                    set -> set.queueUrl(uploads).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")));
            sqs.sendMessage(send -> send.queueUrl(uploads).messageBody(poison));
            String deadLetters = redrive.path("deadLetterTargetArn").asText().replaceAll(".*:", "");
            report.expect("poison", "in " + deadLetters, List.of(poison), received(sqs, deadLetters));
            report.expect(
                    "poison",
                    "receives before that",
                    redrive.path("maxReceiveCount").asLong(),
                    poisoned.get());
        }
    }

    private static JsonNode redrive(SqsClient sqs, String queue) {
        String policy = sqs.getQueueAttributes(
                        get -> get.queueUrl(queue).attributeNames(QueueAttributeName.REDRIVE_POLICY))
                .attributes()
                .getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}");
        try {
            return new JsonMapper().readTree(policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> received(SqsClient sqs, String name) {
        String queue = sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
        var bodies = new ArrayList<String>();
        Patience.until(PATIENCE, () -> {
            // At once there again, for operators to see.
            sqs
                    .receiveMessage(receive ->
                            receive.queueUrl(queue).waitTimeSeconds(1).visibilityTimeout(0))
                    .messages()
                    .stream()
                    .map(Message::body)
                    .forEach(bodies::add);
            return !bodies.isEmpty();
        });
        return bodies;
    }

    /** SnapStart restores published versions only, and the first of a deployment is 1. */
    void functionsAreCalledByTheirAliases() {
        // The clock calls another one, if it comes to that.
        long called = versions.keySet().stream()
                .filter(name -> !name.endsWith("-reconcile"))
                .count();
        report.expect("functions", "that were called", FUNCTIONS, called);
        versions.forEach(
                (function, version) -> report.expect("alias", "versions called of " + function, Set.of("1"), version));
    }
}
