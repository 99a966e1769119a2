package io.shoebox.bench.simulation;

import java.util.random.RandomGenerator;

/** The pauses of the pipeline between tries, in seconds: catalog's {@code Retries} and queue's {@code Pauses}. */
final class Tries {
    /** Of one change of the table, before its message goes back to the queue. */
    static final int OF_A_CHANGE = 24;
    /** Receives, after which a message is a dead letter: {@code workers.mostReceives}. */
    static final int OF_A_MESSAGE = 5;

    private static final double FIRST = 0.020;
    private static final double LONGEST = 1.0;
    private static final double[] RESTS = {5, 20, 60, 180};

    private Tries() {}

    /** Random up to a bound that doubles. */
    static double pause(int tries, RandomGenerator random) {
        return random.nextDouble(Math.min(LONGEST, FIRST * (1 << Math.min(tries - 1, 10))));
    }

    /** How long a message rests. */
    static double rest(int receives, RandomGenerator random) {
        return RESTS[Math.min(receives, RESTS.length) - 1] * random.nextDouble(0.8, 1.2);
    }
}
