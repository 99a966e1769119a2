package io.shoebox.twin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.twin.emulator.ChildProcess;
import io.shoebox.twin.emulator.MiniStack;
import io.shoebox.twin.emulator.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code shoebox twin --check}, as a person runs it. */
@Tag("servers")
final class TwinIT {
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Duration MOST_GOODBYE = Duration.ofSeconds(30);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<ProcessHandle> started = new CopyOnWriteArrayList<>();

    @Test
    void theDeployedStacksDoAllThatTheyMustAndNothingIsLeft() throws IOException, InterruptedException {
        Foreign.needsNode();
        Path python = Foreign.needed(MiniStack.python(Foreign.CHECKOUT));
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                TwinCommand.class.getName(),
                "--root=" + Foreign.CHECKOUT,
                "--python=" + python,
                "--check");
        try (ChildProcess twin = ChildProcess.start(command.redirectErrorStream(true), () -> {})) {
            Thread reader = Thread.ofVirtual().start(() -> read(twin.process()));
            assertThat(twin.process().waitFor(MOST.toMillis(), TimeUnit.MILLISECONDS))
                    .as("ends in time: %s", lines)
                    .isTrue();
            reader.join(MOST_GOODBYE);
            assertThat(twin.process().exitValue()).as(String.join("\n", lines)).isZero();
        }

        assertThat(lines).contains("Everything was as expected.").noneMatch(line -> line.contains("✘"));
        assertThat(count(": CREATE_COMPLETE")).isEqualTo(10);
        assertThat(count(": READY, ")).isEqualTo(20);
        assertThat(started).as("the emulator and seven functions").hasSizeGreaterThanOrEqualTo(8);
        assertThat(Patience.until(MOST_GOODBYE, () -> started.stream().noneMatch(ProcessHandle::isAlive)))
                .as("all ended")
                .isTrue();
    }

    private void read(Process twin) {
        try (var out = new BufferedReader(new InputStreamReader(twin.getInputStream(), UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.equals("Two people sign up")) {
                    twin.descendants().forEach(started::add);
                }
            }
        } catch (IOException e) {
            lines.add("(output ended: " + e + ")");
        }
    }

    private long count(String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }
}
