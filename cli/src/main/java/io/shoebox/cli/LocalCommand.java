package io.shoebox.cli;

import io.shoebox.local.ForeignServers;
import io.shoebox.local.LocalSystem;
import io.shoebox.local.ServerSettings;
import io.shoebox.local.StopSignal;
import io.shoebox.local.front.ClientConfig;
import io.shoebox.local.front.FrontSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import picocli.CommandLine.Spec;

/** {@code shoebox local}: runs everything until Ctrl-C. */
@Command(
        name = "local",
        description = "Runs the page, sign-in, the API, S3, SQS, DynamoDB and the workers on 127.0.0.1 until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LocalCommand implements Callable<Integer> {
    private static final List<String> EMBEDDED_ONLY = List.of(
            "--in-memory",
            "--data",
            "--s3-port",
            "--sqs-port",
            "--dynamodb-port",
            "--sign-in-port",
            "--graphql-port",
            "--page-port",
            "--web-origin",
            "--confirm-sign-ups",
            "--no-workers",
            "--rejected-days",
            "--faults");

    @Option(names = "--in-memory", description = "Keep nothing.")
    private boolean inMemory;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${sys:shoebox.data:-.shoebox}",
            description = "Where data is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".shoebox");

    @Option(names = "--s3-port", defaultValue = "9100", description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
    private int s3Port;

    @Option(names = "--sqs-port", defaultValue = "9101", description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
    private int sqsPort;

    @Option(
            names = "--dynamodb-port",
            defaultValue = "9102",
            description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
    private int dynamoPort;

    @Option(
            names = "--sign-in-port",
            defaultValue = "9103",
            description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
    private int signInPort;

    @Option(
            names = "--graphql-port",
            defaultValue = "9104",
            description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
    private int graphQlPort;

    @Option(
            names = "--page-port",
            defaultValue = "9105",
            description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
    private int pagePort;

    @Option(
            names = "--web-origin",
            paramLabel = "ORIGIN",
            description = "A page of yours that may use S3, such as http://localhost:5173; may be given several times.")
    private List<String> webOrigins = List.of();

    @Option(names = "--confirm-sign-ups", description = "Confirm people as they sign up, without a code.")
    private boolean confirmSignUps;

    @Option(
            names = "--no-workers",
            description =
                    "Run no workers here: ./shoebox worker uploads and thumbnails do the work, as often as you start"
                            + " them.")
    private boolean withoutWorkers;

    @Option(
            names = "--rejected-days",
            paramLabel = "N",
            defaultValue = "14",
            description = {
                "Days after which uploads that were rejected go, while their records stay; 0: never",
                "(default: ${DEFAULT-VALUE})."
            })
    private int rejectedDays;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            description = {
                "Make faults on purpose, to see that your application bears them, such as",
                "latency=200ms,errors=5%,drop-events=1%,duplicate-events=20%,reorder=20%,seed=7."
            })
    private @Nullable String faults;

    @Option(
            names = "--visibility-seconds",
            paramLabel = "N",
            defaultValue = "120",
            description = "How long a message stays hidden after a failed try (default: ${DEFAULT-VALUE}).")
    private int visibilitySeconds;

    @Option(
            names = "--page",
            paramLabel = "FOLDER",
            defaultValue = "${sys:shoebox.page}",
            hidden = true,
            description = "Where the page was built.")
    private @Nullable Path page;

    @Mixin
    private final EndpointOption endpoint;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    LocalCommand(Map<String, String> environment) {
        endpoint = new EndpointOption(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        endpoint.excludes(EMBEDDED_ONLY);
        ServerSettings settings = settings();
        Optional<ForeignServers> foreign = endpoint.servers(settings.visibilityTimeout());
        PrintWriter out = spec.commandLine().getOut();
        // Closed last: until then the JVM does not end.
        try (var stop = StopSignal.awaited()) {
            try (LocalSystem system = foreign.map(LocalSystem::on)
                    .orElseGet(() -> LocalSystem.startForPeople(settings, code -> say(out, code)))) {
                system.config().ifPresent(this::keep);
                settings.describeFaults()
                        .ifPresent(plan -> out.println("*** FAULTS ARE MADE ON PURPOSE: " + plan + " ***"));
                print(out, system, foreign.map(ForeignServers::remarks).orElseGet(() -> remarks()));
                if (foreign.isPresent()) {
                    foreign.get().watchUntil(stop);
                } else {
                    stop.await();
                }
                out.println("Stopping...");
                out.flush();
            }
            out.println("Stopped.");
            out.flush();
        }
        return 0;
    }

    private ServerSettings settings() {
        try {
            ServerSettings settings = (inMemory ? ServerSettings.inMemory() : ServerSettings.on(data))
                    .withPorts(new ServerSettings.Ports(s3Port, sqsPort, dynamoPort))
                    .withWebOrigins(webOrigins)
                    .withFront(new FrontSettings(signInPort, graphQlPort, pagePort, page, confirmSignUps))
                    .withVisibilityTimeout(Duration.ofSeconds(visibilitySeconds))
                    .withRejectedDays(rejectedDays);
            if (withoutWorkers) {
                settings = settings.withoutWorkers();
            }
            return faults == null ? settings : settings.withFaults(faults);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** For clients that are started beside: in the form that deployment writes. */
    private void keep(ClientConfig config) {
        if (inMemory) {
            return;
        }
        try {
            Files.writeString(data.resolve("config.json"), config.json());
        } catch (IOException e) {
            throw new UncheckedIOException("config.json cannot be written", e);
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private void print(PrintWriter out, LocalSystem system, List<String> remarks) {
        out.println("Shoebox is running.");
        system.describeFront().forEach(out::println);
        system.describe().forEach(out::println);
        remarks.forEach(out::println);
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    private List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (withoutWorkers) {
            remarks.add(
                    "  workers   none in this process: start ./shoebox worker uploads, ./shoebox worker thumbnails");
        }
        remarks.add(
                inMemory
                        ? "  data      nothing is kept"
                        : "  data      " + data + "; config.json for clients; access key and secret in credentials");
        remarks.add("  sweep     what a crash has lost is sent again as soon as nothing else waits");
        return remarks;
    }
}
