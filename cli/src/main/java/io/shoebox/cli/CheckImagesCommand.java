package io.shoebox.cli;

import io.shoebox.cli.check.FolderCheck;
import io.shoebox.cli.check.JsonListing;
import io.shoebox.cli.check.Listing;
import io.shoebox.cli.check.Table;
import io.shoebox.local.check.ImageCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shoebox check-images}: what would become of the pictures in a folder. */
@Command(
        name = "check-images",
        description = {
            "Takes each file of a folder through the workers' own code and limits, and tells whether it",
            "would have thumbnails, or why not; how long it took, and how much memory. Stores nothing."
        },
        footer = {
            "",
            "The limits are those of the environment (UPLOAD_MAX_BYTES, UPLOAD_CONTENT_TYPES,",
            "THUMBNAIL_MAX_MEGAPIXELS ...), as the workers have them. The memory budget is a share of the heap:",
            "SHOEBOX_JAVA_OPTS=-Xmx512m checks with 512 MiB.",
            "Exits with 0 if every file has thumbnails, 1 if some have a reason, 2 where arguments or settings",
            "are wrong, 3 if something failed that should have been a reason."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CheckImagesCommand implements Callable<Integer> {
    private static final int MOST_PARALLEL = 64;
    private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(5);

    @Parameters(paramLabel = "FOLDER", description = "With files, or folders of files.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description = "Files at once, 1 to " + MOST_PARALLEL
                    + " (default: ${DEFAULT-VALUE}); memory is told only of one at a time.")
    private int parallel;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    private final Map<String, String> environment;

    CheckImagesCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "FOLDER is a folder that is there, which one is not");
        }
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw new ParameterException(
                    spec.commandLine(), "--parallel takes a number from 1 to " + MOST_PARALLEL + ", not " + parallel);
        }
        var check = new FolderCheck(check(), parallel, progress());
        PrintWriter out = spec.commandLine().getOut();
        try (Listing listing = json ? new JsonListing(folder, out) : new Table(folder, out)) {
            return check.run(folder, listing).exitCode();
        }
    }

    private ImageCheck check() {
        try {
            return new ImageCheck(environment);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The table shows by itself how far it is. */
    private LongConsumer progress() {
        if (!json) {
            return files -> {};
        }
        PrintWriter err = spec.commandLine().getErr();
        var last = new long[] {System.nanoTime()};
        return files -> {
            if (System.nanoTime() - last[0] > BETWEEN_PROGRESS.toNanos()) {
                last[0] = System.nanoTime();
                err.println(files + " files so far");
                err.flush();
            }
        };
    }
}
