package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.shoebox.model.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

final class LogFieldsTest {
    private static final MessageDecoder<String> DECODER = body -> Arrays.stream(body.split(","))
            .<Decoded<String>>map(Decoded.Event::new)
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void eachLineSaysWhichMessagePhotoAndRequestItIsOf(int parallelism) {
        try (var log = new LoggedLines(MessageProcessor.class)) {
            queue(parallelism).handle(batch("a,b", "c"));

            assertThat(log.fields())
                    .containsExactlyInAnyOrder(
                            Map.of("messageId", "id0"),
                            Map.of("messageId", "id0", "key", "a", "requestId", "request-a"),
                            Map.of("messageId", "id0", "key", "b"),
                            Map.of("messageId", "id1"),
                            Map.of("messageId", "id1", "key", "c", "requestId", "request-c"));
        }
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void theMessageIsNamedWhenWorkOnItBegins() {
        try (var log = new LoggedLines(MessageProcessor.class)) {
            queue(1).handle(batch("a"));

            assertThat(log.lines().getFirst()).isEqualTo("INFO message id0: begun");
        }
    }

    @Test
    void aKeyBreaksNoLine() {
        LogFields.key("a\nb\u001b[2J");
        assertThat(MDC.get("key")).isEqualTo("a?b?[2J");
        LogFields.endMessage();
        assertThat(MDC.get("key")).isNull();
    }

    @Test
    void theWorkSeesWhatSqsTellsOfItsMessage() {
        List<Optional<Received>> seen = Collections.synchronizedList(new ArrayList<>());
        var queue = new LambdaQueue(
                new MessageProcessor<String>(DECODER, event -> {
                    seen.add(Received.current());
                    return new Outcome.Done();
                }),
                1);
        SQSEvent batch = batch("a", "b");
        batch.getRecords()
                .getFirst()
                .setAttributes(Map.of(
                        "ApproximateReceiveCount", "3",
                        "SentTimestamp", "1000",
                        "ApproximateFirstReceiveTimestamp", "2500"));
        queue.handle(batch);

        assertThat(seen)
                .containsExactly(
                        Optional.of(new Received("id0", 3, Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2500))),
                        Optional.of(new Received("id1", 1, null, null)));
        assertThat(Received.current()).isEmpty();
    }

    private static LambdaQueue queue(int parallelism) {
        return new LambdaQueue(
                new MessageProcessor<String>(DECODER, event -> {
                    LogFields.key(event);
                    LogFields.request(event.equals("b") ? null : new RequestId("request-" + event));
                    return new Outcome.Rejected("a rule");
                }),
                parallelism);
    }

    private static SQSEvent batch(String... bodies) {
        var batch = new SQSEvent();
        var messages = new ArrayList<SQSMessage>();
        for (String body : bodies) {
            var message = new SQSMessage();
            message.setMessageId("id" + messages.size());
            message.setBody(body);
            messages.add(message);
        }
        batch.setRecords(messages);
        return batch;
    }
}
