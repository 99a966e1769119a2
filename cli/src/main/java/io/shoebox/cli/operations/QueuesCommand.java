package io.shoebox.cli.operations;

import io.shoebox.operations.appsync.QueueFields;
import io.shoebox.operations.queues.QueueState;
import io.shoebox.operations.workers.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shoebox queues}: how full the queues are. */
@Command(
        name = "queues",
        description = "Shows how full the queues are, and how fast.",
        footer = {
            "Exits with 1 if a condition of --fail-if is met, with 3 if that cannot be told.",
            "Ages and rates follow from several looks where there is no CloudWatch: watch for a while."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class QueuesCommand implements Callable<Integer> {
    private static final int UNKNOWN = 3;

    @Option(names = "--watch", description = "Look again and again, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "With --watch: how often, from 1s (default: ${DEFAULT-VALUE}).")
    private String every = "5s";

    @Option(
            names = "--fail-if",
            paramLabel = "CONDITION",
            description = "dead-letters, paused, age=TIME or waiting=N; may be given several times.")
    private List<String> failIf = List.of();

    @Mixin
    private final OperatorOptions options;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    public QueuesCommand(Map<String, String> environment) {
        options = new OperatorOptions(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        List<FailIf> conditions;
        Duration between;
        try {
            conditions = failIf.stream().map(FailIf::read).toList();
            between = Words.duration(every);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        try (Target target = options.open()) {
            List<QueueState> states = target.operations().queues().read();
            show(states);
            while (watch && result(states, conditions) == 0) {
                Thread.sleep(Math.max(1000, between.toMillis()));
                states = target.operations().queues().read();
                show(states);
            }
            return result(states, conditions);
        }
    }

    private int result(List<QueueState> states, List<FailIf> conditions) {
        boolean unknown = false;
        for (FailIf condition : conditions) {
            for (QueueState state : states) {
                switch (condition.in(state)) {
                    case FINE -> {}
                    case UNKNOWN -> unknown = true;
                    case MET -> {
                        return 1;
                    }
                }
            }
        }
        return unknown && !watch ? UNKNOWN : 0;
    }

    private void show(List<QueueState> states) {
        if (options.json()) {
            options.sayJson(states.stream().map(QueueFields::of).toList());
            return;
        }
        var table = new TextTable(
                "queue",
                "waiting",
                "in flight",
                "delayed",
                "oldest",
                "in/min",
                "out/min",
                "empty in",
                "dead",
                "worker");
        for (QueueState state : states) {
            table.row(
                    state.name().text(),
                    state.counts().waiting(),
                    state.counts().inFlight(),
                    state.counts().delayed(),
                    Words.seconds(state.pace().oldestSeconds()),
                    Words.count(state.pace().inPerMinute()),
                    Words.count(state.pace().outPerMinute()),
                    Words.seconds(state.secondsToDrain()),
                    state.counts().deadLetters(),
                    worker(state.worker()));
        }
        if (watch) {
            options.say(Words.time(Instant.now()));
        }
        table.lines().forEach(options::say);
    }

    private static String worker(@Nullable WorkerState worker) {
        if (worker == null) {
            return "-";
        }
        return !worker.paused()
                ? "on"
                : "paused by " + worker.by() + " since " + Words.time(worker.since()) + ": " + worker.reason();
    }
}
