package io.shoebox.emulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EventFaultsTest {
    private static final List<Integer> ALL = IntStream.range(0, 200).boxed().toList();

    @Test
    void withoutFaultsEventsPassAsTheyCome() {
        assertThat(sent("seed=1")).isEqualTo(ALL);
    }

    @Test
    void someAreLost() {
        assertThat(sent("drop-events=20%"))
                .hasSizeBetween(100, 190)
                .isSubsetOf(ALL)
                .isSorted();
    }

    @Test
    void someComeTwice() {
        List<Integer> sent = sent("duplicate-events=20%");
        assertThat(sent).hasSizeBetween(210, 300).containsAll(ALL);
    }

    @Test
    void someAreOvertakenAndNoneIsLost() {
        List<Integer> sent = sent("reorder=20%");
        assertThat(sent).isNotEqualTo(ALL).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void chanceRepeatsByItsSeed() {
        String plan = "drop-events=10%,duplicate-events=10%,reorder=30%,seed=";
        assertThat(sent(plan + 4)).isEqualTo(sent(plan + 4)).isNotEqualTo(sent(plan + 5));
    }

    private static List<Integer> sent(String plan) {
        var sent = new ArrayList<Integer>();
        try (var faults = new EventFaults(FaultPlan.parse(plan))) {
            ALL.forEach(number -> faults.pass(() -> sent.add(number)));
        }
        return sent;
    }
}
