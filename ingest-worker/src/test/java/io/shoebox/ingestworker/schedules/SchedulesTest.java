package io.shoebox.ingestworker.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.shoebox.catalog.InMemoryCatalog;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random schedules; {@code -Dshoebox.schedules=N} runs more, {@code -Dshoebox.schedule.seed=N} one again. */
final class SchedulesTest {
    private static final int SCHEDULES = Integer.getInteger("shoebox.schedules", 2_000);
    /** Each has all of its threads, of which one runs. */
    private static final int AT_ONCE = 4;

    private static final long FIRST = Long.getLong("shoebox.schedule.first", 1);

    @Test
    void whateverTheScheduleAllComesRight() throws Exception {
        Long one = Long.getLong("shoebox.schedule.seed");
        long[] seeds = one != null
                ? new long[] {one}
                : LongStream.range(FIRST, FIRST + SCHEDULES).toArray();
        try (var pool = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var runs = LongStream.of(seeds)
                    .mapToObj(seed -> pool.submit(() -> check(seed)))
                    .toList();
            for (var run : runs) {
                run.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError found) {
                throw found;
            }
            throw e;
        }
    }

    /** A fair one, and one by priorities. */
    @ParameterizedTest
    @ValueSource(longs = {7, 376})
    void aScheduleRepeats(long seed) {
        var first = new World(new InMemoryCatalog());
        var second = new World(new InMemoryCatalog());
        first.run(Schedule.of(seed));
        second.run(Schedule.of(seed));
        assertThat(first.story()).hasSizeGreaterThan(20).isEqualTo(second.story());
    }

    private static void check(long seed) {
        Schedule schedule = Schedule.of(seed);
        if (new World(new InMemoryCatalog()).run(schedule).isEmpty()) {
            return;
        }
        Schedule shortest = schedule.shortest(it -> new World(new InMemoryCatalog()).run(it));
        var world = new World(new InMemoryCatalog());
        Optional<String> fault = world.run(shortest);
        fail("%s%n%s%nIn words:%n  %s%nAgain: -Dtest=SchedulesTest -Dshoebox.schedule.seed=%d"
                .formatted(fault.orElse("?"), shortest, String.join("\n  ", world.story()), seed));
    }
}
