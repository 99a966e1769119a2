package io.shoebox.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a process of 512 MiB, every file ends as thumbnails or a reason. {@code -Dshoebox.hostile.files=N} makes more,
 * {@code -Dshoebox.hostile.seed=N} others.
 */
final class HostileCorpusIT {
    private static final int FILES = Integer.getInteger("shoebox.hostile.files", 240);
    private static final long SEED = Long.getLong("shoebox.hostile.seed", 1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyFileEndsAsThumbnailsOrAReason() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Dshoebox.log=ERROR",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileRun.class.getName(),
                        Integer.toString(FILES),
                        Long.toString(SEED),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> output;
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            output = reader.lines().toList();
        }
        String told = String.join("\n", output);
        System.out.println(told);
        assertThat(process.onExit().join().exitValue()).as("%s", told).isZero();
        assertThat(told).contains(FILES + " files by seed " + SEED + ", 0 neither thumbnails nor a reason");
        for (String format : List.of("jpg", "png", "gif", "webp", "heic", "avif")) {
            assertThat(output).as("%s", told).anyMatch(line -> line.startsWith(format + " "));
        }
    }

    /** What finds nothing must be able to find something: files are hostile enough that many are refused, and not all. */
    @Test
    void filesRepeatByTheirSeed() {
        for (int i = 0; i < 64; i++) {
            assertThat(HostileRun.made(5, i).bytes())
                    .isEqualTo(HostileRun.made(5, i).bytes());
        }
    }
}
