package io.shoebox.twin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code shoebox twin --check}, as a person runs it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class TwinIT {
    private static final Duration MOST_GOODBYE = Duration.ofSeconds(30);

    @Test
    void theDeployedStacksDoAllThatTheyMustAndNothingIsLeftRunning() throws IOException, InterruptedException {
        Foreign.needsNode();
        Path python = Foreign.needed(MiniStack.python(Foreign.CHECKOUT));
        Process twin = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwinCommand.class.getName(),
                        "--root=" + Foreign.CHECKOUT,
                        "--python=" + python,
                        "--check")
                .redirectErrorStream(true)
                .start();
        var lines = new ArrayList<String>();
        var started = new ArrayList<ProcessHandle>();
        try (var out = new BufferedReader(new InputStreamReader(twin.getInputStream(), UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.equals("Two people sign up")) {
                    twin.descendants().forEach(started::add);
                }
            }
            assertThat(twin.waitFor()).as(String.join("\n", lines)).isZero();
        } finally {
            twin.destroy();
        }

        assertThat(lines).contains("Everything was as expected.").noneMatch(line -> line.contains("✘"));
        assertThat(count(lines, ": CREATE_COMPLETE")).isEqualTo(7);
        assertThat(count(lines, ": READY, ")).isEqualTo(20);
        assertThat(started).as("the emulator and four functions").hasSizeGreaterThanOrEqualTo(5);
        assertThat(Patience.until(MOST_GOODBYE, () -> started.stream().noneMatch(ProcessHandle::isAlive)))
                .as("all ended")
                .isTrue();
    }

    private static long count(List<String> lines, String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }
}
