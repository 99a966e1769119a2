package io.shoebox.bench.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * Photos that are dropped into one collection at once, and workers that register them: each transaction writes the row that
 * counts them, DynamoDB refuses one that meets another there, and a partition takes 1,000 write units a second (DynamoDB
 * Developer Guide, "Transaction conflict handling", "Best practices for designing partition keys").
 */
final class CounterModel {
    /** Of a partition, a second. */
    static final double WRITE_UNITS = 1_000;
    /** Of a row of at most 1 KB in a transaction. */
    static final int UNITS_A_ROW = 2;

    private final Options options;
    private final Random random;
    private final Timeline timeline = new Timeline();
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private int idle;
    private double busyUntil;
    private double units = WRITE_UNITS;
    private double unitsAt;
    private int registered;
    private int changes;
    private long tries;
    private int mostTries;
    private int gaveUp;
    private int dead;
    private int conflicts;
    private int throttled;
    private double end;

    /**
     * What is played.
     *
     * @param photos dropped at once
     * @param workers invocations at the same time
     * @param together photos that an invocation registers in one transaction
     * @param inspection seconds of work on a batch before it is registered
     * @param transaction seconds for which a transaction has the rows
     * @param refusal seconds after which a refusal is known
     */
    record Options(int photos, int workers, int together, double inspection, double transaction, double refusal) {}

    /**
     * What came out.
     *
     * @param seconds until the last photo was registered
     * @param meanTries of a transaction
     * @param gaveUp batches that went back to the queue, each time counted
     * @param dead photos whose message became a dead letter
     */
    record Result(
            double seconds,
            int registered,
            double meanTries,
            int mostTries,
            int gaveUp,
            int dead,
            int conflicts,
            int throttled) {
        double perSecond() {
            return registered / seconds;
        }
    }

    private record Batch(int photos, int receives) {}

    private CounterModel(Options options, long seed) {
        this.options = options;
        random = new Random(seed);
    }

    static Result play(Options options, long seed) {
        return new CounterModel(options, seed).play();
    }

    private Result play() {
        for (int left = options.photos(); left > 0; left -= options.together()) {
            waiting.add(new Batch(Math.min(left, options.together()), 0));
        }
        idle = options.workers();
        takeAll();
        timeline.run();
        return new Result(
                end, registered, (double) tries / Math.max(changes, 1), mostTries, gaveUp, dead, conflicts, throttled);
    }

    private void takeAll() {
        while (idle > 0 && !waiting.isEmpty()) {
            idle--;
            Batch batch = waiting.remove();
            Batch taken = new Batch(batch.photos(), batch.receives() + 1);
            timeline.in(jittered(options.inspection()), () -> change(taken, 1));
        }
    }

    private void change(Batch batch, int number) {
        double cost = UNITS_A_ROW * (batch.photos() + 1.0);
        if (timeline.now() < busyUntil) {
            conflicts++;
            refused(batch, number);
        } else if (unitsNow() < cost) {
            throttled++;
            refused(batch, number);
        } else {
            units -= cost;
            double took = jittered(options.transaction());
            busyUntil = timeline.now() + took;
            timeline.in(took, () -> ended(batch, number));
        }
    }

    private void refused(Batch batch, int number) {
        if (number < Tries.OF_A_CHANGE) {
            timeline.in(options.refusal() + Tries.pause(number, random), () -> change(batch, number + 1));
            return;
        }
        gaveUp++;
        count(number);
        if (batch.receives() == Tries.OF_A_MESSAGE) {
            dead += batch.photos();
        } else {
            timeline.in(Tries.rest(batch.receives(), random), () -> {
                waiting.add(batch);
                takeAll();
            });
        }
        free();
    }

    private void ended(Batch batch, int number) {
        registered += batch.photos();
        end = timeline.now();
        count(number);
        free();
    }

    private void count(int number) {
        tries += number;
        changes++;
        mostTries = Math.max(mostTries, number);
    }

    private void free() {
        idle++;
        takeAll();
    }

    /** What the partition has left, at most what it gets in a second: what it had saved before is not counted on. */
    private double unitsNow() {
        units = Math.min(WRITE_UNITS, units + (timeline.now() - unitsAt) * WRITE_UNITS);
        unitsAt = timeline.now();
        return units;
    }

    /** Calls take from four fifths to six fifths of their time. */
    private double jittered(double seconds) {
        return seconds == 0 ? 0 : seconds * random.nextDouble(0.8, 1.2);
    }
}
