package io.shoebox.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./shoebox doctor}, with a stand-in for the AWS CLI that answers as a stage would, well or ill. */
final class DoctorScriptTest {
    private static final String WELL = """
            #!/bin/sh
            case "$1 $2" in
            "sts get-caller-identity") echo 123456789012 ;;
            "lambda get-account-settings") echo 1000 ;;
            "cloudformation describe-stacks") printf 'shoebox-prod-api\\tUPDATE_COMPLETE\\n' ;;
            "sqs get-queue-url") echo https://queue ;;
            "sqs get-queue-attributes") echo 0 ;;
            "lambda list-event-source-mappings") echo Enabled ;;
            esac
            """;

    private static final String ILL = """
            #!/bin/sh
            case "$1 $2" in
            "sts get-caller-identity") echo 123456789012 ;;
            "ssm get-parameter") exit 1 ;;
            "lambda get-account-settings") echo 10 ;;
            "cloudformation describe-stacks") printf 'shoebox-prod-api\\tUPDATE_ROLLBACK_COMPLETE\\n' ;;
            "cloudwatch describe-alarms") echo shoebox-prod-uploads-old ;;
            "sqs get-queue-url") echo https://queue ;;
            "sqs get-queue-attributes") echo 3 ;;
            "lambda list-event-source-mappings") echo Disabled ;;
            esac
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private record Run(int status, String output) {}

    @Test
    void ofAStageThatIsWellNothingIsWrong() throws Exception {
        Run run = doctor(WELL, "--stage", "prod");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(
                        "account 123456789012 in eu-central-1",
                        "stack shoebox-prod-api",
                        "no alarm rings",
                        "no dead letters in uploads-dlq",
                        "worker thumbnailer takes messages",
                        "Nothing is wrong.");
    }

    @Test
    void whatIsWrongIsSaidWithWhatToDo() throws Exception {
        Run run = doctor(ILL, "--stage", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output())
                .contains(
                        "npx aws-cdk@2 bootstrap aws://123456789012/eu-central-1",
                        "at most 10 functions at once: ask for 1000",
                        "stack shoebox-prod-api went back to how it was",
                        "alarm shoebox-prod-uploads-old rings",
                        "3 dead letters in thumbnails-dlq: ./shoebox queues --stage prod",
                        "worker ingest is paused",
                        "9 to mend.");
    }

    @Test
    void withoutAStageItLooksAtTheMachineAlone() throws Exception {
        Run run = doctor(ILL);

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("JDK ").doesNotContain("AWS");
    }

    @Test
    void aStageThatCannotBeOneIsRefused() throws Exception {
        for (List<String> wrong : List.of(List.of("--stage", "a;b"), List.of("--stage"), List.of("prod"))) {
            assertThat(doctor(WELL, wrong.toArray(String[]::new)).status()).isEqualTo(2);
        }
    }

    private Run doctor(String aws, String... arguments) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("aws"), aws);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        var command = new ArrayList<>(List.of(Cloud.ROOT.resolve("shoebox").toString(), "doctor"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder + ":" + environment.getOrDefault("PATH", ""));
        environment.put("AWS_REGION", "eu-central-1");
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }
}
