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

/** What happens in which order, by a seed; when it is through, everything goes on until it is quiet. */
record Schedule(long seed, List<Step> steps) {
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

    static Schedule of(long seed) {
        // The first numbers of neighbouring seeds of Random are alike.
        var random = new Random(new SplittableRandom(seed).nextLong());
        var steps = new ArrayList<Step>();
        int misfortunes = 0;
        for (int i = random.nextInt(LEAST_STEPS, MOST_STEPS); i > 0; i--) {
            Kind kind = WEIGHTS.higherEntry(random.nextInt(WEIGHTS.lastKey())).getValue();
            boolean misfortune = switch (kind) {
                case FAIL_BEFORE, FAIL_AFTER, KILL, SLOW -> true;
                case PUT, REPLACE, DELETE, DUPLICATE, PARK, REDRIVE, RETRY, RUN, HOLD -> false;
            };
            if (!misfortune || misfortunes++ < MOST_MISFORTUNES) {
                steps.add(new Step(kind, random.nextInt(1000), random.nextInt(1000)));
            }
        }
        return new Schedule(seed, steps);
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
            var shorter = new Schedule(seed, fewer);
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
        return "seed " + seed + ", " + steps.size() + " steps:\n"
                + steps.stream()
                        .map(step -> "  " + step.kind() + " " + step.which() + " " + step.choice())
                        .collect(Collectors.joining("\n"));
    }
}
