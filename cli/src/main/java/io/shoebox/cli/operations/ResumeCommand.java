package io.shoebox.cli.operations;

import io.shoebox.operations.appsync.QueueFields;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.operations.workers.WorkerState;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code shoebox resume}. */
@Command(name = "resume", description = "Lets a worker go on.", mixinStandardHelpOptions = true, sortOptions = false)
public final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WORKER", description = "uploads or thumbnails.")
    private WorkerName worker = WorkerName.UPLOADS;

    @Mixin
    private final OperatorOptions options;

    public ResumeCommand(Map<String, String> environment) {
        options = new OperatorOptions(environment);
    }

    @Override
    public Integer call() {
        try (Target target = options.open()) {
            WorkerState state = target.operations().workers().resume(worker, Target.who());
            target.operations().audit().acted(Target.who(), "resumeWorker", worker.text(), null);
            if (options.json()) {
                options.sayJson(QueueFields.of(state));
            } else {
                options.say("The worker " + worker.text() + " goes on.");
            }
            return 0;
        }
    }
}
