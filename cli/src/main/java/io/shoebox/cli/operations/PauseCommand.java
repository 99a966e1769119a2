package io.shoebox.cli.operations;

import io.shoebox.operations.appsync.QueueFields;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.operations.workers.WorkerState;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shoebox pause}. */
@Command(
        name = "pause",
        description = "Lets a worker take no more messages; what it has begun, it finishes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class PauseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WORKER", description = "uploads or thumbnails.")
    private WorkerName worker = WorkerName.UPLOADS;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for those who wonder later.")
    private String reason = "";

    @Mixin
    private final OperatorOptions options;

    public PauseCommand(Map<String, String> environment) {
        options = new OperatorOptions(environment);
    }

    @Override
    public Integer call() {
        try (Target target = options.open()) {
            WorkerState state = target.operations().workers().pause(worker, Target.who(), reason);
            target.operations().audit().acted(Target.who(), "pauseWorker", worker.text() + ": " + reason, null);
            if (options.json()) {
                options.sayJson(QueueFields.of(state));
            } else {
                options.say("The worker " + worker.text() + " is paused.");
            }
            return 0;
        }
    }
}
