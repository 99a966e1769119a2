package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaQueueTest {
    /** A body is its event; one of several is parted by commas. */
    private static final MessageDecoder<String> DECODER = body -> Arrays.stream(body.split(","))
            .<Decoded<String>>map(part -> switch (part) {
                case "unreadable" -> new Decoded.Unreadable<>("no event");
                case "irrelevant" -> new Decoded.Irrelevant<>("test event");
                default -> new Decoded.Event<>(part);
            })
            .toList();

    private final ConcurrentLinkedQueue<String> handled = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aBatchOfTenWithOnePoisonMessageReturnsExactlyThatOne(int parallelism) {
        String[] bodies = IntStream.range(0, 10)
                .mapToObj(i -> i == 6 ? "poison" : "event" + i)
                .toArray(String[]::new);

        assertThat(failuresOf(parallelism, bodies)).containsExactly("id6");
        assertThat(handled).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void onlyARetryStaysOnTheQueue() {
        assertThat(failuresOf(1, "done", "ignored", "rejected", "retry")).containsExactly("id3");
    }

    @Test
    void whatCannotBeReadStaysForTheDeadLetterQueue() {
        assertThat(failuresOf(1, "unreadable", "irrelevant")).containsExactly("id0");
    }

    @Test
    void allRecordsOfAMessageAreHandledEvenIfOneOfThemFails() {
        assertThat(failuresOf(1, "a,poison,b")).containsExactly("id0");
        assertThat(handled).containsExactly("a", "b");
    }

    @Test
    void anErrorThatADecoderMayRaiseStaysInItsMessage() {
        assertThat(failuresOf(4, "deep", "a", "memory")).containsExactly("id0", "id2");
        assertThat(handled).containsExactly("a");
    }

    @Test
    void anEmptyBatchHasNoFailures() {
        assertThat(queue(1).handle(new SQSEvent()).getBatchItemFailures()).isEmpty();
        assertThat(failuresOf(1)).isEmpty();
        assertThat(failuresOf(4)).isEmpty();
    }

    @Test
    void aBatchIsHandledAtOnceUpToTheGivenParallelism() throws InterruptedException {
        var together = new CountDownLatch(4);
        var queue = new LambdaQueue(
                new MessageProcessor<String>(DECODER, event -> {
                    together.countDown();
                    return await(together) ? new Outcome.Done() : new Outcome.Rejected("was alone");
                }),
                4);
        var done = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            queue.handle(batch("a", "b", "c", "d"));
            done.countDown();
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(together.getCount()).isZero();
    }

    @Test
    void aParallelismBelowOneIsRefused() {
        assertThatThrownBy(() -> queue(0)).hasMessage("parallelism must be at least 1");
    }

    private List<String> failuresOf(int parallelism, String... bodies) {
        return queue(parallelism).handle(batch(bodies)).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private LambdaQueue queue(int parallelism) {
        return new LambdaQueue(new MessageProcessor<>(DECODER, this::handle), parallelism);
    }

    private Outcome handle(String event) {
        return switch (event) {
            case "poison" -> throw new IllegalStateException("poison");
            case "deep" -> throw new StackOverflowError();
            case "memory" -> throw new OutOfMemoryError();
            case "retry" -> new Outcome.Retry("S3 is down", new IllegalStateException());
            case "rejected" -> new Outcome.Rejected("too large");
            case "ignored" -> new Outcome.Ignored("duplicate");
            default -> {
                handled.add(event);
                yield new Outcome.Done();
            }
        };
    }

    private static SQSEvent batch(String... bodies) {
        var batch = new SQSEvent();
        batch.setRecords(IntStream.range(0, bodies.length)
                .mapToObj(i -> {
                    var message = new SQSMessage();
                    message.setMessageId("id" + i);
                    message.setBody(bodies[i]);
                    return message;
                })
                .toList());
        return batch;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
