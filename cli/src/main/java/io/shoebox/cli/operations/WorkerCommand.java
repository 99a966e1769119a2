package io.shoebox.cli.operations;

import io.shoebox.local.OperatorAccess;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.worker.UntilToldToEnd;
import io.shoebox.worker.WorkerClients;
import io.shoebox.worker.WorkerProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shoebox worker}: what a container runs, on this machine. */
@Command(
        name = "worker",
        description = "Works on uploads or thumbnails until Ctrl-C, beside any number of others.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class WorkerCommand implements Callable<Integer> {
    private static final String PORT = "WORKER_PORT";

    @Parameters(paramLabel = "WORKER", arity = "1..2", description = "uploads, thumbnails, or both.")
    private List<WorkerName> workers = List.of();

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = {
                "Work for this stage in the cloud, by the settings of its functions and the SDK's usual ones;",
                "on a twin with AWS_ENDPOINT_URL. Without it: for the local mode that runs."
            })
    private @Nullable String stage;

    @Option(
            names = "--environment",
            description = "Take all settings from the environment's variables, as a container does.")
    private boolean byEnvironment;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${sys:shoebox.data:-.shoebox}",
            description = "Of the local mode (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".shoebox");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where /health, /ready and /metrics are on 127.0.0.1; by default a free one.")
    private @Nullable Integer port;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    private final Map<String, String> environment;

    /** @param environment the variables of this process */
    public WorkerCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (byEnvironment && stage != null) {
            throw new ParameterException(spec.commandLine(), "--environment and --stage exclude each other");
        }
        try {
            if (byEnvironment) {
                return work(WorkerClients.usual(environment), environment);
            }
            if (stage != null) {
                return work(
                        WorkerClients.usual(environment),
                        Target.variables(stage, functions(), environment.get(Target.endpointVariable())));
            }
            OperatorAccess access = Target.access(data);
            return work(access.servers().workerClients(), access.places().variables());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int work(WorkerClients clients, Map<String, String> places) {
        // What this process is told takes precedence over what the functions are.
        var all = new HashMap<>(places);
        all.putAll(environment);
        if (port != null) {
            all.put(PORT, port.toString());
        }
        all.putIfAbsent(PORT, "0");
        try (clients) {
            return UntilToldToEnd.run(() -> {
                var process = WorkerProcess.start(EnumSet.copyOf(workers), clients, all);
                spec.commandLine()
                        .getOut()
                        .println("Working; " + process.address() + "/ready says whether. Ctrl-C stops.");
                spec.commandLine().getOut().flush();
                return process;
            });
        }
    }

    /** The functions whose work it does, by their part of the name. */
    private List<String> functions() {
        return workers.stream()
                .distinct()
                .map(worker -> switch (worker) {
                    case UPLOADS -> "ingest";
                    case THUMBNAILS -> "thumbnailer";
                })
                .toList();
    }
}
