package io.shoebox.cli;

import io.shoebox.cli.operations.AuditCommand;
import io.shoebox.cli.operations.BudgetCommand;
import io.shoebox.cli.operations.FailuresCommand;
import io.shoebox.cli.operations.PauseCommand;
import io.shoebox.cli.operations.PhotoCommand;
import io.shoebox.cli.operations.QueuesCommand;
import io.shoebox.cli.operations.ReconcileCommand;
import io.shoebox.cli.operations.RedriveCommand;
import io.shoebox.cli.operations.RerunCommand;
import io.shoebox.cli.operations.ResumeCommand;
import io.shoebox.cli.operations.RetryCommand;
import io.shoebox.cli.operations.UsageCommand;
import io.shoebox.cli.operations.WorkerCommand;
import io.shoebox.client.ShoeboxException;
import io.shoebox.local.LocalServerException;
import io.shoebox.operations.places.RefusedException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** The command line. */
@Command(name = "shoebox", description = "Photo uploads to S3, on this machine.", mixinStandardHelpOptions = true)
public final class Shoebox implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private Shoebox() {}

    /** Exits with 0, with 1 where something was not as expected, with 2 where the arguments are wrong, with 3 at a fault. */
    public static void main(String[] arguments) {
        var input = new InputStreamReader(System.in, Charset.defaultCharset());
        System.exit(commandLine(System.getenv(), input).execute(arguments));
    }

    /** @param environment the variables that say where servers are and who calls them */
    static CommandLine commandLine(Map<String, String> environment) {
        return commandLine(environment, Reader.nullReader());
    }

    /** @param input where a password and answers may be read from */
    static CommandLine commandLine(Map<String, String> environment, Reader input) {
        return new CommandLine(new Shoebox())
                .addSubcommand(new LocalCommand(environment))
                .addSubcommand(new DemoCommand(environment))
                .addSubcommand(new UploadCommand(environment, input))
                .addSubcommand(new CheckImagesCommand(environment))
                .addSubcommand(new WorkerCommand(environment))
                .addSubcommand(new QueuesCommand(environment))
                .addSubcommand(new FailuresCommand(environment))
                .addSubcommand(new RetryCommand(environment, input))
                .addSubcommand(new RedriveCommand(environment, input))
                .addSubcommand(new PauseCommand(environment))
                .addSubcommand(new ResumeCommand(environment))
                .addSubcommand(new PhotoCommand(environment))
                .addSubcommand(new ReconcileCommand(environment, input))
                .addSubcommand(new RerunCommand(environment, input))
                .addSubcommand(new UsageCommand(environment, input))
                .addSubcommand(new BudgetCommand(environment, input))
                .addSubcommand(new AuditCommand(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(inOneSentence());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: --help lists them");
    }

    /** A fault that has a sentence for the person who ran the command is told in it; any other with its trace. */
    private static IExecutionExceptionHandler inOneSentence() {
        return (exception, commandLine, parsed) -> {
            if (exception instanceof LocalServerException
                    || exception instanceof RefusedException
                    || exception instanceof ShoeboxException) {
                commandLine.getErr().println("shoebox: " + exception.getMessage());
                return 1;
            }
            if (exception instanceof SdkException sdk) {
                commandLine.getErr().println("shoebox: what was asked for could not be done: " + sdk.getMessage());
                return 1;
            }
            throw exception;
        };
    }
}
