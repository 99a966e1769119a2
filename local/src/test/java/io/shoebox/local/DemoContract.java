package io.shoebox.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code shoebox demo --aws-endpoint} in a JVM of its own, as somebody starts it. */
public abstract class DemoContract extends ServerContract {
    @Test
    void theDemoPasses() throws IOException, InterruptedException {
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
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_ENDPOINT_URL_DYNAMODB", access().dynamo().toString());
        Process demo = builder.start();
        try {
            String output = new String(demo.getInputStream().readAllBytes(), UTF_8);

            assertThat(demo.waitFor()).as(output).isZero();
            assertThat(output)
                    .contains("second PUT with the same URL: 412", "Everything was as expected.")
                    .doesNotContain("X-Amz-Signature");
        } finally {
            demo.destroyForcibly();
        }
    }
}
