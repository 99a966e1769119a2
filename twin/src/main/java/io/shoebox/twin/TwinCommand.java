package io.shoebox.twin;

import io.shoebox.cli.demo.Report;
import io.shoebox.local.Folders;
import io.shoebox.local.StopSignal;
import io.shoebox.twin.checks.TwinCheck;
import io.shoebox.twin.deployment.Twin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shoebox twin}: the deployed system on this machine, without Docker or an account. */
@Command(
        name = "twin",
        description =
                "Deploys the CloudFormation templates on MiniStack at 127.0.0.1, with each function running from its own"
                        + " package under Lambda's runtime interface client, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TwinCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(TwinCommand.class);

    @Option(
            names = "--check",
            description = "Check everything from sign-up to dead letters, and end: 0 if all is as expected.")
    private boolean check;

    @Parameters(paramLabel = "FILE", description = "Photos to send with --check, besides those that it makes.")
    private List<Path> files = List.of();

    @Option(names = "--root", hidden = true, required = true, description = "The project's folder.")
    private Path root = Path.of(".");

    @Option(names = "--python", hidden = true, required = true, description = "A Python that has MiniStack.")
    private Path python = Path.of("python3");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    /** Exits with 0, with 1 where something was not as expected, with 2 where the arguments are wrong. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TwinCommand())
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
                    commandLine.getErr().println("shoebox: " + sentence(exception));
                    LOG.info("trace", exception);
                    return 1;
                })
                .execute(arguments));
    }

    /** What went wrong, and what was under it. */
    private static String sentence(Throwable fault) {
        Throwable cause = fault.getCause();
        String message = String.valueOf(fault.getMessage());
        return cause == null || message.contains(String.valueOf(cause.getMessage()))
                ? message
                : message + " (" + sentence(cause) + ")";
    }

    @Override
    public Integer call() throws Exception {
        if (!check && !files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "files are sent with --check only");
        }
        // Closed last: until then the JVM does not end, and so the folder is removed on Ctrl-C too.
        try (var stop = StopSignal.interrupting()) {
            return run(stop);
        }
    }

    private int run(StopSignal stop) throws Exception {
        long begun = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory(Files.createDirectories(root.resolve(".shoebox")), "twin");
        boolean good = false;
        try (Twin twin = Twin.start(new Twin.Place(python, folder), sentence -> tell(out, sentence))) {
            good = check ? passes(twin, stop, out) : staysUp(twin, stop, out, folder);
        } catch (RuntimeException e) {
            if (!stop.came()) {
                throw e;
            }
        } finally {
            if (good || stop.came()) {
                Folders.delete(folder);
            } else {
                keepLogs(folder);
                tell(out, "The logs are in " + folder + ".");
            }
        }
        tell(
                out,
                stop.came()
                        ? "Stopped."
                        : "It took "
                                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s.");
        return good ? 0 : 1;
    }

    private boolean passes(Twin twin, StopSignal stop, PrintWriter out) {
        var report = new Report(out);
        try {
            TwinCheck.run(twin, report, files);
        } catch (RuntimeException e) {
            if (stop.came()) {
                throw e;
            }
            // Whatever stops the check is a finding, and the trace says where.
            report.surprise("check", "could not go on: " + e);
            e.printStackTrace(out);
        }
        report.heading(
                report.surprises() == 0
                        ? "Everything was as expected."
                        : report.surprises() + " findings were not as expected.");
        return report.surprises() == 0;
    }

    private static boolean staysUp(Twin twin, StopSignal stop, PrintWriter out, Path folder)
            throws InterruptedException, IOException {
        Path config =
                Files.writeString(folder.resolve("config.json"), twin.config().json());
        out.println();
        twin.stacks().forEach(stack -> {
            out.println(stack.name());
            stack.outputs().forEach((key, value) -> {
                if (!key.startsWith("ExportsOutput")) {
                    out.println("  " + key + " = " + value);
                }
            });
        });
        out.println();
        out.println("config.json for clients, in " + config + " (with the addresses that the emulator has):");
        out.println(twin.config().json());
        out.println();
        out.println("Clients need in their environment:");
        twin.clientEnvironment().forEach((name, value) -> out.println("  export " + name + "='" + value + "'"));
        out.println("Logs are in " + folder + ". Ctrl-C stops it.");
        out.flush();
        stop.await();
        tell(out, "Stopping...");
        return true;
    }

    private static void tell(PrintWriter out, String sentence) {
        out.println(sentence);
        out.flush();
    }

    /** What may tell the reason; keys, templates and packages do not. */
    private static void keepLogs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    (Iterable<Path>) files.filter(file -> !file.toString().endsWith(".log"))::iterator) {
                Folders.delete(file);
            }
        }
    }
}
