package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When messages come back that failed, or for which there was no time. */
final class LambdaQueueTimeTest {
    private static final Duration LEAST = Duration.ofSeconds(10);

    private final List<String> begun = new ArrayList<>();
    private final Map<String, Duration> pauses = new TreeMap<>();
    private Duration most = Duration.ofMinutes(10);
    private Duration left = Duration.ofSeconds(30);

    @Test
    void whatIsNotBegunInTimeIsReportedAndComesBackAtOnce() {
        SQSBatchResponse answer = queue(1).handle(batch(1, 1, 1, 1, 1), () -> left);

        assertThat(begun).containsExactly("0", "1", "2");
        assertThat(failures(answer)).containsExactly("id3", "id4");
        assertThat(pauses).isEqualTo(Map.of("id3", Duration.ZERO, "id4", Duration.ZERO));
    }

    @Test
    void thatHoldsForBatchesThatAreHandledAtOnce() {
        left = Duration.ofSeconds(9);

        assertThat(failures(queue(4).handle(batch(1, 1, 1), () -> left))).containsExactly("id0", "id1", "id2");
        assertThat(begun).isEmpty();
    }

    @Test
    void aMessageThatHangsCostsItsOwnTryAlone() {
        var never = new CountDownLatch(1);
        EventHandler<String> handler = event -> {
            if (event.equals("3")) {
                awaited(never);
            }
            return new Outcome.Done();
        };
        var queue = queue(new LambdaQueue.Options(4, Duration.ZERO, most), handler);
        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();

        SQSBatchResponse answer =
                queue.handle(batch(1, 1, 1, 1, 1, 1, 1, 1, 1, 1), () -> Duration.ofNanos(end - System.nanoTime()));

        assertThat(failures(answer)).containsExactly("id3");
        assertThat(seconds("id3")).isBetween(4.0, 6.0);
        assertThat(System.nanoTime()).isLessThan(end);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void eachFailureRestsLongerThanTheOneBefore() {
        SQSBatchResponse answer = failing().handle(batch(1, 2, 3, 4, 5));

        assertThat(failures(answer)).hasSize(5);
        assertThat(seconds("id0")).isBetween(4.0, 6.0);
        assertThat(seconds("id1")).isBetween(16.0, 24.0);
        assertThat(seconds("id2")).isBetween(48.0, 72.0);
        assertThat(seconds("id3")).isBetween(144.0, 216.0);
        assertThat(seconds("id4")).isBetween(144.0, 216.0);
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        failing().handle(batch(IntStream.range(0, 10).map(i -> 1).toArray()));

        assertThat(pauses.values()).doesNotHaveDuplicates();
    }

    @Test
    void noneRestsLongerThanTheQueueWouldHaveItRest() {
        most = Duration.ofSeconds(6);
        failing().handle(batch(2, 5));

        assertThat(pauses.values()).containsOnly(most);
    }

    @Test
    void whatCannotBeReadIsADeadLetterWithoutDelay() {
        new LambdaQueue(
                        new MessageProcessor<String>(
                                body -> List.of(new Decoded.Unreadable<>("no event")), event -> new Outcome.Done()),
                        new LambdaQueue.Options(1, LEAST, most),
                        (message, pause) -> pauses.put(message.getMessageId(), pause),
                        new Random(1))
                .handle(batch(3));

        assertThat(pauses).isEqualTo(Map.of("id0", Duration.ZERO));
    }

    @Test
    void aMessageThatWasHandledIsLeftAlone() {
        queue(1).handle(batch(1));

        assertThat(pauses).isEmpty();
    }

    private double seconds(String id) {
        return pauses.getOrDefault(id, Duration.ZERO).toMillis() / 1000.0;
    }

    private static List<String> failures(SQSBatchResponse answer) {
        return answer.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    /** Each message takes ten seconds of the time that is left. */
    private LambdaQueue queue(int parallelism) {
        return queue(parallelism, event -> {
            begun.add(event);
            left = left.minus(LEAST).plusMillis(1);
            return new Outcome.Done();
        });
    }

    private LambdaQueue failing() {
        return queue(1, event -> new Outcome.Retry("S3 answered 500", new IllegalStateException()));
    }

    private LambdaQueue queue(int parallelism, EventHandler<String> handler) {
        return queue(new LambdaQueue.Options(parallelism, LEAST, most), handler);
    }

    private LambdaQueue queue(LambdaQueue.Options options, EventHandler<String> handler) {
        return new LambdaQueue(
                new MessageProcessor<String>(body -> List.of(new Decoded.Event<>(body)), handler),
                options,
                (message, pause) -> pauses.put(message.getMessageId(), pause),
                new Random(1));
    }

    /** @param receives how often each message was received */
    private static SQSEvent batch(int... receives) {
        var batch = new SQSEvent();
        batch.setRecords(IntStream.range(0, receives.length)
                .mapToObj(i -> {
                    var message = new SQSMessage();
                    message.setMessageId("id" + i);
                    message.setReceiptHandle("receipt" + i);
                    message.setBody(Integer.toString(i));
                    message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(receives[i])));
                    return message;
                })
                .toList());
        return batch;
    }
}
