package io.shoebox.cli.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands of operators have: where to work, and how to answer. */
final class OperatorOptions {
    private static final JsonMapper JSON = new JsonMapper();

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = {
                "Work on this stage in the cloud, by the SDK's usual settings (AWS_REGION, AWS_PROFILE ...);",
                "on a twin with AWS_ENDPOINT_URL. Without it: on the local mode that runs."
            })
    private @Nullable String stage;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${sys:shoebox.data:-.shoebox}",
            description = "Of the local mode (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".shoebox");

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec command;

    private final Map<String, String> environment;

    OperatorOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Says so where faults are made on purpose, beside the answer, which may be for a program. */
    Target open() {
        Target target =
                stage == null ? Target.local(data) : Target.stage(stage, environment.get(Target.endpointVariable()));
        if (!target.faults().isEmpty()) {
            err().println("*** FAULTS ARE MADE ON PURPOSE: " + target.faults() + " ***");
            err().flush();
        }
        return target;
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    void say(String line) {
        out().println(line);
        out().flush();
    }

    /** A line of JSON. */
    void sayJson(Object value) {
        try {
            say(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer is always JSON", e);
        }
    }
}
