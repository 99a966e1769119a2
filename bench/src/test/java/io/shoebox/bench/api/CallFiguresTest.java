package io.shoebox.bench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class CallFiguresTest {
    @Test
    void tellsMedianAndTheTimeOfNinetyNineOfAHundred() {
        List<Long> nanos = new ArrayList<>(
                LongStream.rangeClosed(1, 1000).map(i -> i * 1000).boxed().toList());
        Collections.shuffle(nanos, new Random(1));
        CallFigures figures = CallFigures.of("calls", nanos, 2_000_000);
        assertThat(figures.median()).isEqualTo(500);
        assertThat(figures.p99()).isEqualTo(990);
        assertThat(figures.cpu()).isEqualTo(2);
        assertThat(figures.aSecond()).isEqualTo(2000);
        assertThat(figures.aCpuSecond()).isEqualTo(500_000);
    }

    @Test
    void ofOneCallAllIsThatCall() {
        CallFigures figures = CallFigures.of("call", List.of(7000L), 0);
        assertThat(figures.median()).isEqualTo(7);
        assertThat(figures.p99()).isEqualTo(7);
        assertThat(figures.aCpuSecond()).isZero();
    }

    @Test
    void noCallsAreNoFigures() {
        assertThatIllegalArgumentException().isThrownBy(() -> CallFigures.of("none", List.of(), 0));
    }
}
