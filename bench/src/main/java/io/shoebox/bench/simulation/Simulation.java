package io.shoebox.bench.simulation;

import io.shoebox.bench.simulation.QueueModel.Spread;
import io.shoebox.bench.simulation.QueueModel.Stage;
import java.util.List;
import java.util.Locale;

/** {@code bench simulate [SEED]}: the tables of docs/scale.md, the same for the same seed. */
public final class Simulation {
    private static final long SEED = 1;
    /** Guesses, as docs/scale.md has them. */
    private static final double INSPECTION = 0.100;

    private static final double TRANSACTION = 0.010;
    private static final double REFUSAL = 0.005;
    private static final double INGEST = 0.150;
    private static final double THUMBNAILS = 0.800;

    private static final int RATE = 100;
    private static final int TEN_MINUTES = 600 * RATE;

    private Simulation() {}

    /** @param arguments a seed, or nothing */
    public static void main(String... arguments) {
        try {
            System.out.print(markdown(arguments.length == 0 ? SEED : Long.parseLong(arguments[0])));
        } catch (NumberFormatException e) {
            System.err.println("shoebox: the seed must be a whole number, not '" + arguments[0] + "'");
            System.exit(2);
        }
    }

    static String markdown(long seed) {
        return counter(seed) + "\n" + queues(seed);
    }

    private static String counter(long seed) {
        var table = new StringBuilder("""
            | photos dropped into one collection | workers | in a transaction | all there after | photos/s | tries, mean / most | back to the queue | dead letters |
            |--:|--:|--:|--:|--:|--:|--:|--:|
            """);
        for (int photos : new int[] {100, 1_000, 10_000}) {
            for (int together : new int[] {1, 10}) {
                // What Lambda has at once is messages, whether they are registered one by one or together.
                int workers = 100 / together;
                var result = CounterModel.play(
                        new CounterModel.Options(photos, workers, together, INSPECTION, TRANSACTION, REFUSAL), seed);
                table.append(String.format(
                        Locale.ROOT,
                        "| %,d | %d | %d | %.1f s | %.0f | %.1f / %d | %d | %d |%n",
                        photos,
                        workers,
                        together,
                        result.seconds(),
                        result.perSecond(),
                        result.meanTries(),
                        result.mostTries(),
                        result.gaveUp(),
                        result.dead()));
            }
        }
        return table.toString();
    }

    private static String queues(long seed) {
        var table = new StringBuilder("""
            | thumbnails at once | tries that fail | ready after, median | 99 % | deepest queue of uploads | of thumbnails | dead letters |
            |--:|--:|--:|--:|--:|--:|--:|
            """);
        for (int atOnce : new int[] {20, 80, 85, 90, 120}) {
            table.append(queue(atOnce, 0, seed));
        }
        table.append(queue(120, 0.01, seed));
        table.append(queue(120, 0.1, seed));
        return table.toString();
    }

    private static String queue(int atOnce, double failing, long seed) {
        var result = QueueModel.play(
                List.of(
                        new Stage("uploads", 40, INGEST, Spread.HALF, failing),
                        new Stage("thumbnails", atOnce, THUMBNAILS, Spread.HALF, failing)),
                RATE,
                TEN_MINUTES,
                seed);
        return String.format(
                Locale.ROOT,
                "| %d | %.0f %% | %.1f s | %.1f s | %,d | %,d | %d |%n",
                atOnce,
                failing * 100,
                result.median(),
                result.percentile99(),
                result.deepest().get(0),
                result.deepest().get(1),
                result.dead());
    }
}
