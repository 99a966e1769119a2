package io.shoebox.twin.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.shoebox.cli.Shoebox;
import io.shoebox.local.contract.ContractServer;
import io.shoebox.local.contract.ServerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shoebox demo --aws-endpoint} in a JVM of its own, as somebody starts it. */
public abstract class DemoContract extends ServerContract {
    private static final Duration MOST = Duration.ofMinutes(3);

    @Test
    void theDemoPasses(ContractServer server, @TempDir Path folder) throws IOException, InterruptedException {
        assumeFalse(server.isBorrowed(), "the demo writes to the usual names, which others may be using there");
        Path said = folder.resolve("said");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Dshoebox.log=WARN",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Shoebox.class.getName(),
                "demo",
                "--aws-endpoint",
                access().s3().toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_ENDPOINT_URL_DYNAMODB", access().dynamo().toString());
        Process demo = builder.start();
        try {
            boolean ended = demo.waitFor(MOST.toSeconds(), TimeUnit.SECONDS);
            String output = Files.readString(said);

            assertThat(ended).as("ended in time, having said: %s", output).isTrue();
            assertThat(demo.exitValue()).as(output).isZero();
            assertThat(output)
                    .contains("second PUT with the same URL: 412", "Everything was as expected.")
                    .doesNotContain("X-Amz-Signature");
        } finally {
            demo.destroyForcibly();
        }
    }
}
