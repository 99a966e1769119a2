package io.shoebox.emulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultPlanTest {
    @Test
    void readsEachFieldAndWritesItBack() {
        FaultPlan plan =
                FaultPlan.parse("latency=2s, errors=5%,drop-events=0.01,duplicate-events=100%,reorder=1,seed=-7");
        assertThat(plan).isEqualTo(new FaultPlan(Duration.ofSeconds(2), 0.05, 0.01, 1, 1, -7));
        assertThat(FaultPlan.parse(plan.toString())).isEqualTo(plan);
        assertThat(plan.isOn()).isTrue();
        assertThat(FaultPlan.parse("seed=3").isOn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "latency=61s; latency is from 0ms to 60s",
                "latency=5; latency is from 0ms to 60s",
                "errors=1.5; errors is from 0 to 1, or from 0% to 100%",
                "errors; errors is from 0 to 1, or from 0% to 100%",
                "drop-events=101%; drop-events is from 0 to 1, or from 0% to 100%",
                "duplicate-events=-1; duplicate-events is from 0 to 1, or from 0% to 100%",
                "reorder=often; reorder is from 0 to 1, or from 0% to 100%",
                "seed=x; seed is a whole number",
                "jitter=1; there is no fault of the name 'jitter'",
                "''; there is no fault of the name ''"
            })
    void whatIsWrongIsToldByItsFieldAndItsRange(String list, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultPlan.parse(list))
                .withMessageStartingWith(reason);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultPlan.parse("latency=x,errors=2,reorder=0.1"))
                .withMessageContaining("latency is from")
                .withMessageContaining("errors is from")
                .withMessageNotContaining("reorder is");
    }
}
