package io.shoebox.bench;

import io.shoebox.bench.api.Calls;
import io.shoebox.bench.peer.Peers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** How to measure calls. */
record CallOptions(String what, Calls calls, int core, Path work, BenchOptions.Destination destination) {
    private static final Set<String> OPTIONS =
            Set.of("--rounds", "--warm-up", "--calls", "--core", "--work", "--report", "--write");

    static String usage(String what) {
        return "bench " + what
                + " [--rounds N] [--warm-up N] [--calls N] [--core N] [--work FOLDER] [--report FILE | --write FILE]";
    }

    static CallOptions parse(String what, String... words) {
        Arguments arguments = Arguments.parse(usage(what), OPTIONS, words);
        if (arguments.word().isPresent()) {
            throw new IllegalArgumentException(usage(what));
        }
        return new CallOptions(
                what,
                new Calls(
                        arguments.number("--rounds", 20, 1),
                        arguments.number("--warm-up", 20, 0),
                        arguments.number("--calls", 500, 1)),
                arguments.number("--core", 0, 0),
                arguments.path("--work", Path.of("bench", "target", "bench")),
                BenchOptions.Destination.of(arguments, what + ".md"));
    }

    List<String> pin() {
        return new Peers(core, work).pin();
    }

    String command() {
        return "./shoebox bench " + what + " --rounds " + calls.rounds() + " --warm-up " + calls.warmUp() + " --calls "
                + calls.calls();
    }
}
