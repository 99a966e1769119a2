package io.shoebox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages stay hidden as long as they are worked on, and no longer. */
final class HeartbeatTest {
    private final FakeSqs sqs = new FakeSqs();
    private final AtomicLong now = new AtomicLong();
    private final Heartbeat heartbeat =
            new Heartbeat(new SourceQueue(sqs, "http://127.0.0.1/queue/uploads"), Duration.ofMinutes(1), now::get);

    @Test
    void whatIsInHandIsHiddenAnewAndWhatHasEndedIsNot() {
        heartbeat.hold(List.of(message("a"), message("b")));
        heartbeat.beat();
        assertThat(heartbeat.release(message("a"))).isTrue();
        heartbeat.beat();

        assertThat(sqs.hidden).containsExactly("a=60", "b=60", "b=60");
    }

    @Test
    void aMessageThatCannotBeHiddenIsGivenUpAndItsNeighbourIsNot() {
        heartbeat.hold(List.of(message("a"), message("b")));
        sqs.gone.add("a");
        heartbeat.beat();
        heartbeat.beat();

        assertThat(sqs.hidden).containsExactly("b=60", "b=60");
        assertThat(heartbeat.release(message("a"))).isFalse();
        assertThat(heartbeat.release(message("b"))).isTrue();
    }

    @Test
    void aQueueThatDoesNotAnswerCostsAllThatIsInHand() {
        heartbeat.hold(List.of(message("a")));
        sqs.failures.set(1);
        heartbeat.beat();

        assertThat(heartbeat.release(message("a"))).isFalse();
    }

    @Test
    void whatComesBackIsLetGoOfFirst() {
        heartbeat.hold(List.of(message("a")));
        var told = new ArrayList<String>();
        heartbeat
                .before((message, pause) -> {
                    heartbeat.beat();
                    told.add(message.getMessageId() + "=" + pause.toSeconds());
                })
                .comeBack(message("a"), Duration.ofSeconds(5));

        assertThat(told).containsExactly("a=5");
        assertThat(sqs.hidden).isEmpty();
    }

    @Test
    void workThatNeverEndsLosesItsMessageInTheEnd() {
        heartbeat.hold(List.of(message("a")));
        now.addAndGet(Heartbeat.MOST.toNanos());
        heartbeat.beat();
        now.addAndGet(1);
        heartbeat.beat();

        assertThat(sqs.hidden).containsExactly("a=60");
        assertThat(heartbeat.release(message("a"))).isFalse();
    }

    @Test
    void moreThanSqsTakesAtOnceAreHiddenInPortions() {
        heartbeat.hold(IntStream.range(0, 25).mapToObj(i -> message("m" + i)).toList());
        heartbeat.beat();

        assertThat(sqs.hidden).hasSize(25).doesNotHaveDuplicates();
    }

    private static SQSMessage message(String id) {
        var message = new SQSMessage();
        message.setMessageId(id);
        message.setReceiptHandle("receipt of " + id);
        return message;
    }
}
