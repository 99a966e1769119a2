package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./shoebox deploy}, with stand-ins for the CDK's command and the AWS CLI that write down how they are called. */
final class DeployScriptTest {
    private static final String NPX = """
            #!/bin/sh
            echo "npx $AWS_PROFILE $AWS_REGION $*" >>"$CALLS"
            while [ $# -gt 0 ]; do
                [ "$1" = --outputs-file ] && echo '{"s": {"ClientConfig": "{\\"a\\":1}", "WebUrl": "https://page",
                    "WebBucket": "b", "WebDistribution": "d"}}' >"$2"
                shift
            done
            """;
    private static final String AWS = """
            #!/bin/sh
            echo "aws $AWS_PROFILE $AWS_REGION $*" >>"$CALLS"
            [ "$1 $2" = "sts get-caller-identity" ] && echo 123456789012
            exit 0
            """;

    /** The page is not built anew here; where it is built, it is deployed. */
    private static final String NPM = "#!/bin/sh\nexit 1\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private record Run(int status, String output, List<String> calls) {}

    @BeforeEach
    void makeStandIns() throws IOException {
        assumeTrue(Node.isThere(), "there is no Node.js");
        Files.createDirectory(folder.resolve("app"));
        for (var standIn : Map.of("npx", NPX, "aws", AWS, "npm", NPM).entrySet()) {
            Path file = Files.writeString(folder.resolve(standIn.getKey()), standIn.getValue());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void inCiItAsksNothingAndWritesWhatTheStacksSay() throws Exception {
        Path outputs = folder.resolve("out.json");

        Run run = deploy(
                "--yes",
                "--profile",
                "ci",
                "--region",
                "eu-central-1",
                "--app",
                "app",
                "--outputs",
                outputs.toString());

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.calls())
                .filteredOn(call -> call.startsWith("npx"))
                .singleElement()
                .asString()
                .matches("npx ci eu-central-1 --yes aws-cdk@\\d+\\.\\d+\\.\\d+ deploy --all --app "
                        + folder.resolve("app") + " --outputs-file " + outputs + " --require-approval never");
        assertThat(Files.readString(folder.resolve("config.json"))).isEqualTo("{\"a\":1}");
        assertThat(run.output()).contains("The page is at https://page");
    }

    @Test
    void aDryRunShowsChangeSetsAndDeploysNothing() throws Exception {
        Run run = deploy("--dry-run", "--app", "app");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.calls())
                .anyMatch(call -> call.endsWith("diff --all --app " + folder.resolve("app") + " --method change-set"))
                .noneMatch(call -> call.contains(" deploy ") || call.contains("s3"));
    }

    @Test
    void withoutATerminalItSaysWhatItNeedsAndDeploysNothing() throws Exception {
        Run run = deploy("--app", "app");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("a terminal to ask at before permissions change, or --yes");
        assertThat(run.calls()).noneMatch(call -> call.startsWith("npx"));
    }

    @Test
    void whatItDoesNotKnowIsRefusedBeforeAnythingIsCalled() throws Exception {
        for (List<String> wrong : List.of(
                List.of("--force"),
                List.of("prod"),
                List.of("--region"),
                List.of("--yes", "--app", "app", "stage=prod"),
                List.of("--yes", "--app", "app", "--adopt"))) {
            Run run = deploy(wrong.toArray(String[]::new));

            assertThat(run.status()).as(run.output()).isEqualTo(2);
            assertThat(run.calls()).noneMatch(call -> call.startsWith("npx"));
        }
    }

    private Run deploy(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Cloud.ROOT.resolve("shoebox").toString(), "deploy"));
        command.addAll(List.of(arguments));
        Path calls = folder.resolve("calls");
        Path output = folder.resolve("output");
        Files.deleteIfExists(calls);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder + ":" + environment.getOrDefault("PATH", ""));
        environment.put("CALLS", calls.toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_PROFILE", "default");
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(output),
                Files.exists(calls) ? Files.readAllLines(calls) : List.of());
    }
}
