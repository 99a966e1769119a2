package io.shoebox.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shoebox.bench.simulation.QueueModel.Spread;
import io.shoebox.bench.simulation.QueueModel.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The queues against what is known of them without playing. */
final class QueueModelTest {
    private static final int MANY = 400_000;

    @Test
    void theMeanWaitIsThatOfErlangsFormula() {
        // M/M/c: 8 photos a second, 10 at once, a second each: a utilization of 0.8.
        var result = QueueModel.play(List.of(new Stage("one", 10, 1, Spread.EXPONENTIAL, 0)), 8, MANY, 1);

        double expected = erlangC(10, 8) / (10 - 8);
        assertThat(result.waited().getFirst()).isCloseTo(expected, within(expected * 0.05));
    }

    @Test
    void aSingleServerWaitsAsPollaczekAndKhinchineSay() {
        // M/G/1 with times from half to one and a half: the variance is 1/12.
        double load = 0.7;
        var result = QueueModel.play(List.of(new Stage("one", 1, 1, Spread.HALF, 0)), load, MANY, 2);

        double expected = load * (1 + 1 / 12.0) / (2 * (1 - load));
        assertThat(result.waited().getFirst()).isCloseTo(expected, within(expected * 0.05));
    }

    @Test
    void aQueueThatGetsMoreThanItCanDoGrowsByTheDifference() {
        // 100 a second come and 25 go, for 100 seconds.
        var result = QueueModel.play(List.of(new Stage("one", 20, 0.8, Spread.HALF, 0)), 100, 10_000, 1);

        assertThat((double) result.deepest().getFirst()).isCloseTo(7_500, within(300.0));
    }

    @Test
    void dieAsManyAsFailFiveTimes() {
        var result = QueueModel.play(List.of(new Stage("one", 50, 0.1, Spread.HALF, 0.5)), 100, 100_000, 1);

        assertThat((double) result.dead()).isCloseTo(100_000 / 32.0, within(200.0));
    }

    @Test
    void theSameSeedPlaysTheSame() {
        assertThat(Simulation.markdown(5)).isEqualTo(Simulation.markdown(5)).isNotEqualTo(Simulation.markdown(6));
    }

    /** The chance that all are busy. */
    private static double erlangC(int servers, double load) {
        double sum = 0;
        double term = 1;
        for (int k = 0; k < servers; k++) {
            sum += term;
            term *= load / (k + 1);
        }
        double all = term * servers / (servers - load);
        return all / (sum + all);
    }
}
