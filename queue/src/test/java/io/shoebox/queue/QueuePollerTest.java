package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The twin of the event source. */
final class QueuePollerTest {
    private static final QueuePoller.Options OPTIONS = new QueuePoller.Options(10, Duration.ZERO, 1);

    private final FakeSqs sqs = new FakeSqs();

    @Test
    void deletesWhatDidNotFailAndLeavesTheRest() {
        sqs.send("a", "b", "c");

        int received = poller(batch -> new SQSBatchResponse(List.of(new BatchItemFailure("b"))))
                .pollOnce();

        assertThat(received).isEqualTo(3);
        assertThat(sqs.deleted).containsExactly("a", "c");
    }

    @Test
    void deletesAllWhereTheFunctionNamesNoFailures() {
        sqs.send("a", "b");

        poller(batch -> new SQSBatchResponse()).pollOnce();

        assertThat(sqs.deleted).containsExactly("a", "b");
    }

    @Test
    void deletesNothingOfABatchWhoseFunctionThrows() {
        sqs.send("a", "b");

        poller(batch -> {
                    throw new IllegalStateException("out of order");
                })
                .pollOnce();

        assertThat(sqs.deleted).isEmpty();
    }

    @Test
    void handsOverAtMostABatchWithBodyIdAndReceiveCount() {
        sqs.send(IntStream.range(0, 12).mapToObj(i -> "m" + i).toArray(String[]::new));
        var batches = new ArrayList<SQSEvent>();
        QueuePoller poller = poller(batch -> {
            batches.add(batch);
            return new SQSBatchResponse();
        });

        assertThat(poller.pollOnce()).isEqualTo(10);
        assertThat(poller.pollOnce()).isEqualTo(2);
        assertThat(poller.pollOnce()).isZero();
        assertThat(batches).hasSize(2);
        SQSEvent.SQSMessage first = batches.getFirst().getRecords().getFirst();
        assertThat(first.getMessageId()).isEqualTo("m0");
        assertThat(first.getBody()).isEqualTo("body of m0");
        assertThat(first.getAttributes()).containsEntry("ApproximateReceiveCount", "1");
    }

    @Test
    void goesOnPollingAfterTheQueueWasOutOfReach() throws InterruptedException {
        sqs.failures.set(1);
        sqs.send("a");
        var handled = new CountDownLatch(1);
        try (var poller = poller(batch -> {
            handled.countDown();
            return new SQSBatchResponse();
        })) {
            poller.start();
            assertThat(handled.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sqs.deleted).containsExactly("a");
    }

    @Test
    void anOutageAndItsEndAreToldOnceWhateverItLasts() throws InterruptedException {
        sqs.failures.set(3);
        sqs.send("a");
        var handled = new CountDownLatch(1);
        try (var log = new LoggedLines(Outage.class)) {
            try (var poller = poller(batch -> {
                handled.countDown();
                return new SQSBatchResponse();
            })) {
                poller.start();
                assertThat(handled.await(10, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(log.lines())
                    .satisfiesExactly(
                            away -> assertThat(away)
                                    .startsWith("WARN queue http://127.0.0.1/queue/uploads cannot be polled")
                                    .endsWith("connection refused"),
                            back -> assertThat(back)
                                    .isEqualTo("INFO queue http://127.0.0.1/queue/uploads is polled again"));
        }
        assertThat(sqs.failures).hasValue(0);
    }

    @Test
    void anErrorOfTheFunctionLeavesItsBatchOnTheQueueAndThePollerAlive() {
        sqs.send("a");
        QueuePoller poller = poller(batch -> {
            throw new OutOfMemoryError("for the test");
        });

        assertThat(poller.pollOnce()).isOne();
        assertThat(sqs.deleted).isEmpty();
    }

    @Test
    void finishesItsBatchBeforeItIsClosed() throws InterruptedException {
        sqs.send("a");
        var begun = new CountDownLatch(1);
        var closing = new CountDownLatch(1);
        QueuePoller poller = poller(batch -> {
            begun.countDown();
            try {
                assertThat(closing.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new SQSBatchResponse();
        });
        poller.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        Thread closer = Thread.ofPlatform().start(poller::close);
        closing.countDown();
        closer.join(Duration.ofSeconds(10));

        assertThat(sqs.deleted).containsExactly("a");
    }

    @Test
    void optionsBeyondTheBoundsOfSqsAreRefused() {
        assertThatThrownBy(() -> new QueuePoller.Options(11, Duration.ZERO, 1)).hasMessageContaining("1 to 10");
        assertThatThrownBy(() -> new QueuePoller.Options(1, Duration.ofSeconds(21), 1))
                .hasMessageContaining("0 to 20");
        assertThatThrownBy(() -> new QueuePoller.Options(1, Duration.ZERO, 0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new QueuePoller.Options(1, Duration.ZERO, 1, Duration.ofHours(13)))
                .hasMessageContaining("12 hours");
    }

    private QueuePoller poller(Function<SQSEvent, SQSBatchResponse> function) {
        return new QueuePoller(sqs, "http://127.0.0.1/queue/uploads", function, OPTIONS);
    }
}
