package io.shoebox.operations.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoebox.queue.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class RecentStagesTest {
    private Instant now = Instant.parse("2026-03-01T10:00:30Z");
    private final RecentStages stages = new RecentStages(() -> now);

    @Test
    void percentilesAreThoseOfTheDurationsWithinTheStatedError() {
        var random = new Random(7);
        double[] durations = IntStream.range(0, 10_000)
                .mapToDouble(i -> Math.exp(random.nextGaussian() * 2 + 6))
                .toArray();
        Arrays.stream(durations).forEach(millis -> stages.record(Stage.READY, millis));
        Arrays.sort(durations);

        StageLatency latency = latency(Stage.READY);
        assertThat(latency.stage()).isEqualTo("ReadyAfter");
        assertThat(latency.count()).isEqualTo(10_000);
        assertThat(latency.p50Millis()).isCloseTo(durations[4_999], error(durations[4_999]));
        assertThat(latency.p95Millis()).isCloseTo(durations[9_499], error(durations[9_499]));
        assertThat(latency.p99Millis()).isCloseTo(durations[9_899], error(durations[9_899]));
    }

    private static Offset<Double> error(double value) {
        return within(value * HourHistogram.MOST_ERROR);
    }

    @Test
    void whatIsOlderThanAnHourIsForgottenMinuteByMinute() {
        stages.record(Stage.EVENT, 100);
        now = now.plus(Duration.ofMinutes(59));
        stages.record(Stage.EVENT, 100);
        stages.record(Stage.EVENT, 100);

        assertThat(latency(Stage.EVENT).count()).isEqualTo(3);
        assertThat(latency(Stage.EVENT).perMinute())
                .hasSize(60)
                .startsWith(1.0, 0.0)
                .endsWith(0.0, 2.0);

        now = now.plus(Duration.ofMinutes(1));
        assertThat(latency(Stage.EVENT).count()).isEqualTo(2);
        assertThat(latency(Stage.EVENT).perMinute()).startsWith(0.0).endsWith(2.0, 0.0);

        now = now.plus(Duration.ofDays(3));
        assertThat(latency(Stage.EVENT).count()).isZero();
        assertThat(latency(Stage.EVENT).p50Millis()).isNull();
    }

    @Test
    void allStagesAreToldThoughNothingHappened() {
        assertThat(stages.lastHour())
                .extracting(StageLatency::stage)
                .containsExactly(
                        Arrays.stream(Stage.values()).map(Stage::metric).toArray(String[]::new));
        assertThat(stages.lastHour())
                .allSatisfy(it -> assertThat(it.p99Millis()).isNull());
    }

    @Test
    void whatIsTooShortOrTooLongIsCountedAtTheEnds() {
        stages.record(Stage.EVENT, 0);
        assertThat(latency(Stage.EVENT).p50Millis()).isEqualTo(1);
        stages.record(Stage.THUMBNAILS, 1e18);
        assertThat(latency(Stage.THUMBNAILS).p50Millis()).isBetween(1e9, 1e10);
    }

    private StageLatency latency(Stage stage) {
        return stages.lastHour().stream()
                .filter(it -> it.stage().equals(stage.metric()))
                .findFirst()
                .orElseThrow();
    }
}
