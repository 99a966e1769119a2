package io.shoebox.operations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Offset<Double> NEARLY = Offset.offset(0.01);

    private final Samples samples = new Samples();

    @Test
    void oneLookTellsNoRate() {
        assertThat(samples.add(NOON, waiting(10), 0L)).satisfies(pace -> {
            assertThat(pace.inPerMinute()).isNull();
            assertThat(pace.outPerMinute()).isNull();
            assertThat(pace.secondsToDrain(10)).isNull();
        });
    }

    @Test
    void whatCameIsWhatWasDoneAndDiedAndIsMoreThanBefore() {
        samples.add(NOON, new QueueCounts(10, 0, 0, 1), 100L);

        Pace pace = samples.add(NOON.plusSeconds(60), new QueueCounts(3, 1, 0, 2), 130L);

        assertThat(pace.outPerMinute()).isCloseTo(30, NEARLY);
        assertThat(pace.inPerMinute()).isCloseTo(25, NEARLY);
        assertThat(pace.netPerMinute()).isCloseTo(-6, NEARLY);
        assertThat(pace.secondsToDrain(4)).isCloseTo(40, NEARLY);
    }

    @Test
    void whereNobodyCountsWhatIsDoneOnlyTheDifferenceIsKnown() {
        samples.add(NOON, waiting(10), null);

        Pace pace = samples.add(NOON.plusSeconds(30), waiting(20), null);

        assertThat(pace.inPerMinute()).isNull();
        assertThat(pace.outPerMinute()).isNull();
        assertThat(pace.netPerMinute()).isCloseTo(20, NEARLY);
        assertThat(pace.secondsToDrain(20)).isNull();
    }

    @Test
    void theOldestIsAsOldAsTheFirstLookAfterWhichItHadCome() {
        samples.add(NOON, waiting(0), 0L);
        samples.add(NOON.plusSeconds(10), waiting(5), 0L);
        samples.add(NOON.plusSeconds(20), waiting(8), 2L);

        assertThat(samples.add(NOON.plusSeconds(30), waiting(6), 4L).oldestSeconds())
                .isCloseTo(20, NEARLY);
        assertThat(samples.add(NOON.plusSeconds(40), waiting(3), 7L).oldestSeconds())
                .isCloseTo(20, NEARLY);
        assertThat(samples.add(NOON.plusSeconds(50), waiting(0), 10L).oldestSeconds())
                .isNull();
    }

    @Test
    void anEmptyQueueIsEmptyAtOnce() {
        assertThat(samples.add(NOON, waiting(0), null).secondsToDrain(0)).isZero();
    }

    private static QueueCounts waiting(long messages) {
        return new QueueCounts(messages, 0, 0, 0);
    }
}
