package io.shoebox.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Where there is nothing left to chance, the model agrees with arithmetic. */
final class CounterModelTest {
    @Test
    void aSingleWriterMeetsNobodyAndNeedsTheSumOfItsTimes() {
        // 50 transactions, each after an inspection; times vary by a fifth, so their sum by far less.
        var result = CounterModel.play(new CounterModel.Options(500, 1, 10, 0.1, 0.01, 0.005), 1);

        assertThat(result.seconds()).isCloseTo(50 * 0.11, within(50 * 0.11 * 0.03));
        assertThat(result.conflicts()).isZero();
        assertThat(result.meanTries()).isEqualTo(1);
        assertThat(result.registered()).isEqualTo(500);
    }

    @Test
    void aPartitionTakesAThousandUnitsASecondAndNoMore() {
        // 11 rows of 2 units each time: 45.45 transactions a second, though a transaction takes no time at all.
        var result = CounterModel.play(new CounterModel.Options(10_000, 20, 10, 0, 0, 0.001), 1);
        double cost = 1_000 * 11 * CounterModel.UNITS_A_ROW;

        // What it has for the first second is there at once.
        double least = (cost - CounterModel.WRITE_UNITS) / CounterModel.WRITE_UNITS;
        // Who was refused waits up to a second, in which some of it goes unused.
        assertThat(result.seconds()).isBetween(least, least * 1.3);
        assertThat(result.throttled()).isPositive();
    }

    @Test
    void theRowIsNeverWrittenByTwoAtOnce() {
        var result = CounterModel.play(new CounterModel.Options(1_000, 100, 1, 0, 0.01, 0.005), 7);

        // A thousand transactions one after the other, four fifths of 10 ms each at the least.
        assertThat(result.seconds()).isGreaterThan(1_000 * 0.008);
        assertThat(result.registered() + result.dead()).isEqualTo(1_000);
    }

    @Test
    void registeringTogetherEndsTheFight() {
        var alone = CounterModel.play(new CounterModel.Options(1_000, 100, 1, 0.1, 0.01, 0.005), 1);
        var together = CounterModel.play(new CounterModel.Options(1_000, 10, 10, 0.1, 0.01, 0.005), 1);

        assertThat(together.gaveUp()).isZero();
        assertThat(together.meanTries()).isLessThan(alone.meanTries() / 2);
        assertThat(together.seconds()).isLessThan(alone.seconds() / 2);
    }

    @Test
    void theSameSeedPlaysTheSame() {
        var options = new CounterModel.Options(1_000, 100, 1, 0.1, 0.01, 0.005);

        assertThat(CounterModel.play(options, 3)).isEqualTo(CounterModel.play(options, 3));
        assertThat(CounterModel.play(options, 3)).isNotEqualTo(CounterModel.play(options, 4));
    }

    @Test
    void thePausesAreThoseOfThePipeline() throws IOException {
        String catalog = Files.readString(Path.of("../catalog/src/main/java/io/shoebox/catalog/Retries.java"));
        String queue = Files.readString(Path.of("../queue/src/main/java/io/shoebox/queue/Pauses.java"));

        assertThat(catalog)
                .contains(
                        "MOST_TRIES = " + Tries.OF_A_CHANGE,
                        "FIRST_PAUSE_MILLIS = 20;",
                        "LONGEST_PAUSE_MILLIS = 1000;");
        assertThat(queue)
                .contains(
                        "Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(3)",
                        "nextDouble(0.8, 1.2)");
    }
}
