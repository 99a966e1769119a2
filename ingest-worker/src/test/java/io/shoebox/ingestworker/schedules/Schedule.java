package io.shoebox.ingestworker.schedules;

import io.shoebox.ingestworker.schedules.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens in which order, by a seed; when it is through, everything goes on until it is quiet. */
record Schedule(long seed, Manner manner, List<Step> steps) {
    /** Who goes on. */
    enum Manner {
        /** Anybody, a call at a time: finds what takes many small disturbances. */
        FAIR,
        /**
         * The foremost alone, until one of a few points: finds what takes one worker that is overtaken by others from their
         * first call to their last (Burckhardt and others, "A Randomized Scheduler with Probabilistic Guarantees of Finding
         * Bugs", 2010).
         */
        BY_PRIORITY
    }

    /** About as many calls as a photo takes from its event to its thumbnails: most points are then amid work. */
    static final int LONGEST_ADVANCE = 14;

    private static final int LEAST_POINTS = 4;
    private static final int MOST_POINTS = 14;
    private static final TreeMap<Integer, Kind> POINTS = weights(Map.ofEntries(
            Map.entry(Kind.PUT, 8),
            Map.entry(Kind.REPLACE, 8),
            Map.entry(Kind.DELETE, 5),
            Map.entry(Kind.DUPLICATE, 3),
            Map.entry(Kind.PARK, 1),
            Map.entry(Kind.REDRIVE, 1),
            Map.entry(Kind.RETRY, 2),
            Map.entry(Kind.YIELD, 18),
            Map.entry(Kind.FAIL_BEFORE, 3),
            Map.entry(Kind.FAIL_AFTER, 2),
            Map.entry(Kind.KILL, 5),
            Map.entry(Kind.SLOW, 2)));

    /** A message has five tries; misfortunes beyond these would rightly end in the dead letters. */
    private static final int MOST_MISFORTUNES = 3;

    private static final int LEAST_STEPS = 30;
    private static final int MOST_STEPS = 110;
    private static final TreeMap<Integer, Kind> WEIGHTS = weights(Map.ofEntries(
            Map.entry(Kind.PUT, 10),
            Map.entry(Kind.REPLACE, 3),
            Map.entry(Kind.DELETE, 6),
            Map.entry(Kind.DUPLICATE, 5),
            Map.entry(Kind.PARK, 3),
            Map.entry(Kind.REDRIVE, 2),
            Map.entry(Kind.RETRY, 3),
            Map.entry(Kind.RUN, 80),
            Map.entry(Kind.HOLD, 5),
            Map.entry(Kind.FAIL_BEFORE, 2),
            Map.entry(Kind.FAIL_AFTER, 2),
            Map.entry(Kind.KILL, 3),
            Map.entry(Kind.SLOW, 2)));

    Schedule {
        steps = List.copyOf(steps);
    }

    /** Every other seed is fair. */
    static Schedule of(long seed) {
        // The first numbers of neighbouring seeds of Random are alike.
        var random = new Random(new SplittableRandom(seed).nextLong());
        Manner manner = seed % 2 == 0 ? Manner.BY_PRIORITY : Manner.FAIR;
        return new Schedule(
                seed,
                manner,
                switch (manner) {
                    case FAIR -> steps(random, random.nextInt(LEAST_STEPS, MOST_STEPS), WEIGHTS);
                    case BY_PRIORITY -> byPriority(random);
                });
    }

    /**
     * An upload, and what befalls it and perhaps one other photo: with more, hardly two of these would meet. Some of it
     * happens at once: whoever went behind the others goes on where these have nothing to do.
     */
    private static List<Step> byPriority(Random random) {
        int photos = random.nextInt(1, 3);
        var points = new ArrayList<>(List.of(step(Kind.PUT, random)));
        points.addAll(steps(random, random.nextInt(LEAST_POINTS, MOST_POINTS), POINTS));
        return points.stream()
                .map(point -> switch (point.kind()) {
                    case PUT, REPLACE, DELETE, RETRY -> new Step(point.kind(), point.which() % photos, point.choice());
                    default -> point;
                })
                .flatMap(point -> point.kind().isMisfortune() || random.nextBoolean()
                        ? Stream.of(step(Kind.ADVANCE, random), point)
                        : Stream.of(point))
                .toList();
    }

    private static List<Step> steps(Random random, int most, TreeMap<Integer, Kind> weights) {
        var steps = new ArrayList<Step>();
        int misfortunes = 0;
        for (int i = most; i > 0; i--) {
            Kind kind = weights.higherEntry(random.nextInt(weights.lastKey())).getValue();
            if (!kind.isMisfortune() || misfortunes++ < MOST_MISFORTUNES) {
                steps.add(step(kind, random));
            }
        }
        return steps;
    }

    private static Step step(Kind kind, Random random) {
        return new Step(kind, random.nextInt(1000), random.nextInt(1000));
    }

    private static TreeMap<Integer, Kind> weights(Map<Kind, Integer> each) {
        var upTo = new TreeMap<Integer, Kind>();
        int sum = 0;
        for (Kind kind : Kind.values()) {
            sum += each.getOrDefault(kind, 0);
            upTo.put(sum, kind);
        }
        return upTo;
    }

    /** The shortest that can be found, by leaving out steps, for which something is still wrong. */
    Schedule shortest(Function<Schedule, Optional<String>> fault) {
        Schedule shortest = this;
        for (int chunk = Math.max(1, steps.size() / 2); chunk > 0; ) {
            Schedule shorter = shortest.without(chunk, fault);
            boolean again = shorter.steps().size() < shortest.steps().size() && chunk == 1;
            shortest = shorter;
            chunk = again ? 1 : chunk / 2;
        }
        return shortest;
    }

    private Schedule without(int chunk, Function<Schedule, Optional<String>> fault) {
        Schedule now = this;
        for (int from = 0; from < now.steps().size(); ) {
            var fewer = new ArrayList<>(now.steps());
            fewer.subList(from, Math.min(from + chunk, fewer.size())).clear();
            var shorter = new Schedule(seed, manner, fewer);
            if (fault.apply(shorter).isPresent()) {
                now = shorter;
            } else {
                from += chunk;
            }
        }
        return now;
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + manner + ", " + steps.size() + " steps:\n"
                + steps.stream()
                        .map(step -> "  " + step.kind() + " " + step.which() + " " + step.choice())
                        .collect(Collectors.joining("\n"));
    }
}
