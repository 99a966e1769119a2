package io.shoebox.ingestworker.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.shoebox.catalog.Catalog;
import io.shoebox.catalog.InMemoryCatalog;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

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

    @Test
    void aScheduleRepeats() {
        var first = new World(new InMemoryCatalog());
        var second = new World(new InMemoryCatalog());
        first.run(Schedule.of(7));
        second.run(Schedule.of(7));
        assertThat(first.story()).hasSizeGreaterThan(30).isEqualTo(second.story());
    }

    /** A search that finds nothing proves nothing unless it would find something. */
    @Test
    void readsThatLagBehindAreFoundAndTheScheduleShortened() {
        Schedule shortest = found(SchedulesTest::lagging).shortest(schedule -> new World(lagging()).run(schedule));
        assertThat(new World(lagging()).run(shortest)).isPresent();
        assertThat(shortest.steps()).singleElement().extracting(Step::kind).isEqualTo(Step.Kind.PUT);
        assertThat(new World(new InMemoryCatalog()).run(shortest)).isEmpty();
    }

    private static Schedule found(Supplier<Catalog> catalog) {
        return LongStream.range(0, 5000)
                .mapToObj(Schedule::of)
                .filter(schedule -> new World(catalog.get()).run(schedule).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Answers each find with the row that the one before it would have had. */
    private static Catalog lagging() {
        Catalog real = new InMemoryCatalog();
        var before = new HashMap<Object, Object>();
        return (Catalog) Proxy.newProxyInstance(
                Catalog.class.getClassLoader(), new Class<?>[] {Catalog.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(real, arguments);
                    if (!method.getName().equals("find")) {
                        return answer;
                    }
                    Object older = before.put(arguments[0], answer);
                    return older == null ? Optional.empty() : older;
                });
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
