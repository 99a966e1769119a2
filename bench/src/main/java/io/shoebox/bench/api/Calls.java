package io.shoebox.bench.api;

import io.shoebox.bench.peer.JavaProgram;
import io.shoebox.bench.peer.Worker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processes that make calls, asked in turn, so that a busy moment hits all alike.
 *
 * @param rounds in which each makes its calls
 * @param warmUp rounds before those that count
 * @param calls of a process in a round
 */
public record Calls(int rounds, int warmUp, int calls) {
    /** A process, by its name and the words that start it. */
    public record Command(String name, List<String> words) {
        public Command {
            words = List.copyOf(words);
        }
    }

    /** A call in a JVM of its own, on the processor that the first words pin it to. */
    public static Command java(String name, Call call, List<String> pin) {
        List<String> words = JavaProgram.words(CallMain.class, List.of("-Xmx512m"), call.name());
        return new Command(name, Stream.concat(pin.stream(), words.stream()).toList());
    }

    /** The figures of each command, in its order. */
    public List<CallFigures> run(List<Command> commands) throws IOException {
        List<Timing> timings = new ArrayList<>();
        try {
            for (Command command : commands) {
                timings.add(new Timing(command.name(), Worker.start(command.name(), command.words())));
            }
            for (int round = -warmUp; round < rounds; round++) {
                for (Timing timing : timings) {
                    timing.round(calls, round >= 0);
                }
            }
        } finally {
            for (Timing timing : timings) {
                timing.worker.close();
            }
        }
        return timings.stream().map(Timing::figures).toList();
    }

    /** What one process did. */
    private static final class Timing {
        private final String name;
        private final Worker worker;
        private final List<Long> nanos = new ArrayList<>();
        private long cpuNanos;

        Timing(String name, Worker worker) {
            this.name = name;
            this.worker = worker;
        }

        void round(int calls, boolean counts) throws IOException {
            long before = worker.cpuNanos();
            String answer = worker.ask(Integer.toString(calls));
            if (counts) {
                Arrays.stream(answer.split(" ", -1)).map(Long::valueOf).forEach(nanos::add);
                cpuNanos += worker.cpuNanos() - before;
            }
        }

        CallFigures figures() {
            return CallFigures.of(name, nanos, cpuNanos);
        }
    }
}
