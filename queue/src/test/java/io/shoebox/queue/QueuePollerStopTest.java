package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a poller does with what it has in hand when it is stopped, or paused. */
final class QueuePollerStopTest {
    private static final String URL = "http://127.0.0.1/queue/uploads";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FakeSqs sqs = new FakeSqs();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Counts counts = new Counts();

    @Test
    void finishesWhatIsBegunAndGivesBackWhatIsNot() throws InterruptedException {
        sqs.send("a", "b", "c");
        QueuePoller poller = poller(1).start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        var finished = new AtomicBoolean();
        Thread stopping = Thread.ofPlatform().start(() -> finished.set(poller.stop(MINUTE)));
        awaitClosing(poller);
        mayEnd.countDown();
        stopping.join(Duration.ofSeconds(10));

        assertThat(finished).isTrue();
        assertThat(sqs.deleted).containsExactly("a");
        assertThat(sqs.hidden).containsExactlyInAnyOrder("b=0", "c=0");
        assertThat(counts).hasToString("received 3, done 1, returned 2");
    }

    @Test
    void whatIsNotFinishedInTimeIsGivenBackAndNotDeleted() throws InterruptedException {
        sqs.send("a");
        QueuePoller poller = poller(1).start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        boolean finished = poller.stop(Duration.ofMillis(1));

        assertThat(finished).isFalse();
        assertThat(sqs.hidden).startsWith("a=0");
        assertThat(sqs.deleted).isEmpty();
        assertThat(poller.isAlive()).isFalse();
    }

    @Test
    void anIdlePollerIsFinishedAtOnce() {
        QueuePoller poller = poller(1).start();

        assertThat(poller.isPolling()).isTrue();
        assertThat(poller.stop(MINUTE)).isTrue();
        assertThat(poller.isPolling()).isFalse();
    }

    @Test
    void whatComesWhileTheGateClosesIsGivenBackUnbegun() throws InterruptedException {
        sqs.send("a");
        var asked = new AtomicInteger();
        var returned = new CountDownLatch(1);
        // Open when it receives, closed from then on.
        QueuePoller.Gate gate = new QueuePoller.Gate() {
            @Override
            public boolean isOpen() {
                return asked.getAndIncrement() == 0;
            }

            @Override
            public void done(int messages) {}

            @Override
            public void returned(int messages) {
                returned.countDown();
            }
        };
        try (var poller = new QueuePoller(sqs, URL, queue(1), options(), gate)) {
            poller.start();
            assertThat(returned.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(sqs.hidden).containsExactly("a=0");
        assertThat(begun.getCount()).isOne();
    }

    @Test
    void whatWasGivenUpIsNotDeletedThoughItWasDone() {
        sqs.send("a");
        sqs.gone.add("a");
        // The heart beats while it is worked on.
        var poller = new AtomicReference<QueuePoller>();
        poller.set(new QueuePoller(
                sqs,
                URL,
                queue(1, event -> {
                    poller.get().beat();
                    return new Outcome.Done();
                }),
                options(),
                counts));
        poller.get().pollOnce();

        assertThat(sqs.deleted).isEmpty();
        assertThat(counts).hasToString("received 1, done 0, returned 1");
    }

    private QueuePoller poller(int parallelism) {
        return new QueuePoller(sqs, URL, queue(parallelism), options(), counts);
    }

    private static QueuePoller.Options options() {
        return new QueuePoller.Options(10, Duration.ZERO, 1, MINUTE);
    }

    /** Messages are done when the test says so. */
    private LambdaQueue queue(int parallelism) {
        EventHandler<String> handler = event -> {
            begun.countDown();
            try {
                assertThat(mayEnd.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome.Retry("interrupted", e);
            }
            return new Outcome.Done();
        };
        return queue(parallelism, handler);
    }

    private LambdaQueue queue(int parallelism, EventHandler<String> handler) {
        return new LambdaQueue(
                new MessageProcessor<>(body -> List.of(new Decoded.Event<>(body)), handler),
                new LambdaQueue.Options(parallelism, Duration.ofSeconds(10), Pauses.MOST),
                Visibility.on(sqs, URL));
    }

    private static void awaitClosing(QueuePoller poller) {
        while (poller.isPolling()) {
            Thread.onSpinWait();
        }
    }

    /** What a gate hears. */
    private static final class Counts implements QueuePoller.Gate {
        private final AtomicInteger received = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger returned = new AtomicInteger();

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void received(int messages) {
            received.addAndGet(messages);
        }

        @Override
        public void done(int messages) {
            done.addAndGet(messages);
        }

        @Override
        public void returned(int messages) {
            returned.addAndGet(messages);
        }

        @Override
        public String toString() {
            return "received " + received + ", done " + done + ", returned " + returned;
        }
    }
}
