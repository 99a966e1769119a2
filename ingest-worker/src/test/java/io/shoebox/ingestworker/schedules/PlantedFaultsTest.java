package io.shoebox.ingestworker.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.InMemoryCatalog;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A search that finds nothing proves nothing unless it would find something. */
final class PlantedFaultsTest {
    /** As many as each build runs on the workers as they are. */
    private static final int SCHEDULES = 2_000;

    private static final int MOST_STEPS = 16;

    @ParameterizedTest
    @EnumSource
    void thePlantedFaultIsFoundAndItsScheduleShortened(Planted planted) {
        Schedule found = LongStream.rangeClosed(1, SCHEDULES)
                .mapToObj(Schedule::of)
                .filter(schedule -> fault(planted, schedule).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(planted + " is not found by " + SCHEDULES + " schedules"));
        Schedule shortest = found.shortest(schedule -> fault(planted, schedule));

        System.out.println(planted + ": found by schedule " + found.seed() + " of " + SCHEDULES + ", "
                + found.steps().size() + " steps, of which " + shortest.steps().size() + " are needed");
        assertThat(shortest.steps())
                .hasSizeBetween(1, Math.min(MOST_STEPS, found.steps().size()));
        assertThat(fault(planted, shortest)).as("again").isPresent();
        assertThat(new World(new InMemoryCatalog()).run(shortest))
                .as("without it")
                .isEmpty();
    }

    private static Optional<String> fault(Planted planted, Schedule schedule) {
        return new World(new InMemoryCatalog(), planted.plants()).run(schedule);
    }
}
