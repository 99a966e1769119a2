package io.shoebox.bench.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Photos that arrive by chance, at a rate, and pass stages one after the other: each has a queue, some that work at once, and
 * a chance that a try fails and its message rests.
 */
final class QueueModel {
    private final List<State> stages;
    private final double rate;
    private final int photos;
    private final Random random;
    private final Timeline timeline = new Timeline();
    private final List<Double> ready = new ArrayList<>();
    private int arrived;
    private int dead;

    /**
     * A stage.
     *
     * @param atOnce messages that are worked on at the same time
     * @param seconds that the work on one takes on average
     * @param spread of the time
     * @param failing the chance that a try fails
     */
    record Stage(String name, int atOnce, double seconds, Spread spread, double failing) {}

    /** How times differ. */
    enum Spread {
        /** From half to one and a half. */
        HALF,
        /** Exponentially, as in the textbooks' formulas. */
        EXPONENTIAL
    }

    /**
     * What came out.
     *
     * @param median seconds from arrival to the end of the last stage
     * @param deepest the most messages that waited, by stage
     * @param waited seconds that messages waited on average before their work began, by stage, rests not counted
     */
    record Result(double median, double percentile99, List<Integer> deepest, List<Double> waited, int dead) {
        Result {
            deepest = List.copyOf(deepest);
            waited = List.copyOf(waited);
        }
    }

    private record Message(double arrivedAt, double since, int receives) {}

    private static final class State {
        final Stage stage;
        final Deque<Message> waiting = new ArrayDeque<>();
        int busy;
        int deepest;
        double waited;
        long begun;

        State(Stage stage) {
            this.stage = stage;
        }
    }

    private QueueModel(List<Stage> stages, double rate, int photos, long seed) {
        this.stages = stages.stream().map(State::new).toList();
        this.rate = rate;
        this.photos = photos;
        random = new Random(seed);
    }

    /** @param rate photos a second, until so many have arrived */
    static Result play(List<Stage> stages, double rate, int photos, long seed) {
        return new QueueModel(stages, rate, photos, seed).play();
    }

    private Result play() {
        arriveLater();
        timeline.run();
        ready.sort(null);
        return new Result(
                percentile(0.5),
                percentile(0.99),
                stages.stream().map(state -> state.deepest).toList(),
                stages.stream().map(state -> state.waited / state.begun).toList(),
                dead);
    }

    private double percentile(double share) {
        return ready.get((int) Math.min(ready.size() - 1.0, share * ready.size()));
    }

    private void arriveLater() {
        timeline.in(exponential(1 / rate), () -> {
            enter(0, new Message(timeline.now(), timeline.now(), 1));
            if (++arrived < photos) {
                arriveLater();
            }
        });
    }

    private void enter(int number, Message message) {
        State state = stages.get(number);
        state.waiting.add(message);
        begin(number);
        state.deepest = Math.max(state.deepest, state.waiting.size());
    }

    private void begin(int number) {
        State state = stages.get(number);
        while (state.busy < state.stage.atOnce() && !state.waiting.isEmpty()) {
            Message message = state.waiting.remove();
            state.busy++;
            state.begun++;
            state.waited += timeline.now() - message.since();
            timeline.in(time(state.stage), () -> {
                state.busy--;
                end(number, message);
                begin(number);
            });
        }
    }

    private void end(int number, Message message) {
        Stage stage = stages.get(number).stage;
        if (stage.failing() > 0 && random.nextDouble() < stage.failing()) {
            if (message.receives() == Tries.OF_A_MESSAGE) {
                dead++;
            } else {
                double rest = Tries.rest(message.receives(), random);
                double back = timeline.now() + rest;
                timeline.in(rest, () -> enter(number, new Message(message.arrivedAt(), back, message.receives() + 1)));
            }
        } else if (number + 1 < stages.size()) {
            enter(number + 1, new Message(message.arrivedAt(), timeline.now(), 1));
        } else {
            ready.add(timeline.now() - message.arrivedAt());
        }
    }

    private double time(Stage stage) {
        return switch (stage.spread()) {
            case HALF -> stage.seconds() * random.nextDouble(0.5, 1.5);
            case EXPONENTIAL -> exponential(stage.seconds());
        };
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
