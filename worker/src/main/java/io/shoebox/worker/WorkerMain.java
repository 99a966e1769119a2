package io.shoebox.worker;

import io.shoebox.lambda.EmfMetrics;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.queue.PipelineMetrics;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process of one worker, or of both: {@code uploads}, {@code thumbnails}. All settings come from the environment, under
 * the names that the functions have, and those of {@link ProcessSettings}. It exits with 0 when it was told to end and has
 * finished, with 1 if not everything was finished in time, with 2 where it is set up wrongly, and at once with 143 when it
 * is told a second time.
 */
public final class WorkerMain {
    /** Where Powertools' metrics are counted; without it none are written. */
    private static final String NAMESPACE = "POWERTOOLS_METRICS_NAMESPACE";

    private WorkerMain() {}

    /** @param arguments the workers */
    public static void main(String... arguments) {
        System.exit(run(arguments, System.getenv()));
    }

    private static int run(String[] arguments, Map<String, String> environment) {
        try {
            Set<WorkerName> names = names(List.of(arguments));
            try (var clients = WorkerClients.usual(environment)) {
                return UntilToldToEnd.run(() -> WorkerProcess.start(names, clients, environment, metrics(environment)));
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("shoebox: " + e.getMessage());
            return 2;
        }
    }

    static Set<WorkerName> names(List<String> arguments) {
        var names = EnumSet.noneOf(WorkerName.class);
        for (String argument : arguments) {
            names.add(Arrays.stream(WorkerName.values())
                    .filter(name -> name.text().equals(argument))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no worker '" + argument + "': name uploads, thumbnails, or both")));
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("name a worker: uploads, thumbnails, or both");
        }
        return names;
    }

    private static PipelineMetrics metrics(Map<String, String> environment) {
        return environment.getOrDefault(NAMESPACE, "").isBlank() ? PipelineMetrics.NONE : new EmfMetrics();
    }
}
