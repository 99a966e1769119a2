package io.shoebox.cli;

import io.shoebox.cli.upload.FileSearch;
import io.shoebox.cli.upload.FoundFile;
import io.shoebox.cli.upload.Summary;
import io.shoebox.cli.upload.UploadResult;
import io.shoebox.cli.upload.Uploads;
import io.shoebox.client.ShoeboxClient;
import io.shoebox.client.ShoeboxConfig;
import io.shoebox.client.ShoeboxException;
import io.shoebox.client.auth.Session;
import io.shoebox.local.StopSignal;
import io.shoebox.model.CollectionId;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shoebox upload}: photos from files and folders, for machines and for those who prefer to type. */
@Command(
        name = "upload",
        description =
                "Uploads photos. What a collection has already is skipped, so it may be stopped and run again. In folders,"
                        + " hidden files and symbolic links are left out.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is there", "1:something is not", "2:the command is not right"})
final class UploadCommand implements Callable<Integer> {
    private static final int MOST_PARALLEL = 64;

    @Parameters(paramLabel = "FILE|FOLDER", arity = "1..*", description = "What to upload.")
    private List<Path> named = List.of();

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            description = "Where to put all of it (default: the name of the folder, made safe).")
    private @Nullable String collection;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many at once, 1 to 64 (default: ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(names = "--wait", description = "Wait until all photos are READY, ten minutes at most.")
    private boolean waits;

    @Option(names = "--json", description = "Say what became of each file as JSON on standard output.")
    private boolean json;

    @Mixin
    private final SignInOptions signIn;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    UploadCommand(Map<String, String> environment, Reader input) {
        signIn = new SignInOptions(environment, input);
    }

    @Override
    public Integer call() {
        check();
        PrintWriter err = spec.commandLine().getErr();
        FileSearch search = search();
        List<FoundFile> files = search.files();
        ShoeboxConfig config = signIn.config();
        // Closed last: until then the JVM does not end.
        try (var stop = StopSignal.interrupting()) {
            Session session = signIn.session(config);
            search.problems().forEach(err::println);
            if (search.leftOut() > 0) {
                err.println(search.leftOut() + " hidden files, folders and symbolic links are left out");
            }
            err.flush();
            boolean good;
            try (var client = ShoeboxClient.open(config, session)) {
                good = upload(client, files, err);
            } finally {
                end(session);
            }
            if (stop.came()) {
                err.println("Stopped. The same command goes on where this one ended.");
                err.flush();
            }
            return good && search.problems().isEmpty() ? 0 : 1;
        }
    }

    private void check() {
        if (collection != null && !CollectionId.isValid(collection)) {
            throw wrong("--collection takes " + CollectionId.RULE + ", not " + collection);
        }
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw wrong("--parallel takes a number from 1 to " + MOST_PARALLEL + ", not " + parallel);
        }
    }

    private FileSearch search() {
        var search = new FileSearch(Optional.ofNullable(collection));
        try {
            named.forEach(search::add);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        return search;
    }

    private boolean upload(ShoeboxClient client, List<FoundFile> files, PrintWriter err) {
        var uploads = new Uploads(client, files, err, Terminal.console().isPresent());
        List<UploadResult> results = uploads.run(parallel);
        if (waits && !Thread.currentThread().isInterrupted()) {
            err.println("Waiting until all photos are ready...");
            err.flush();
            results = uploads.awaitReady(results);
        }
        var summary = new Summary(files, results);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            summary.printJson(out);
        } else {
            summary.print(out);
        }
        return summary.isGood();
    }

    /** No session is kept: its refresh token is of no use after this, even if somebody has seen it. */
    private static void end(Session session) {
        boolean interrupted = Thread.interrupted();
        try {
            session.signOut();
        } catch (ShoeboxException e) {
            // It ends by itself, later.
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
