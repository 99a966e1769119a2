package io.shoebox.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damaged files cause nothing but {@link HeifException}, soon, and in a JVM of little memory. */
class RobustnessIT {
    private static final int FILES = 100_000;
    private static final int MOST_MILLIS = 2_000;

    @Test
    void nothingButHeifExceptionsEscape() throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                MutantDecodes.class.getName(),
                "4",
                "" + FILES);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(process.waitFor()).as(output).isZero();
        String[] numbers = output.split(" ", -1);
        assertThat(Integer.parseInt(numbers[0])).as("files refused").isBetween(FILES / 10, FILES * 19 / 20);
        assertThat(Integer.parseInt(numbers[1]))
                .as("milliseconds of the slowest")
                .isLessThan(MOST_MILLIS);
    }
}
