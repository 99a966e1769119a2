package io.shoebox.heif;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Programs on pillow-heif, which is libheif with x265, in the environment that scripts/python-env.sh installs. */
final class PillowHeif {
    /** What the script says where something cannot be had. */
    private static final int CANNOT_BE_HAD = 3;

    private final Path folder;
    private final String python;

    private PillowHeif(Path folder, String python) {
        this.folder = folder;
        this.python = python;
    }

    static boolean isStrict() {
        return Boolean.getBoolean("SHOEBOX_STRICT") || "true".equals(System.getenv("SHOEBOX_STRICT"));
    }

    /** Skips the test where there is no Python for it, unless skipping is failing. */
    static PillowHeif installed(Path folder) throws IOException, InterruptedException {
        Path script = checkout().resolve("scripts/python-env.sh");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(script.toString(), "heif")
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        assumeTrue(isStrict() || status != CANNOT_BE_HAD, () -> read(errors));
        if (status != 0) {
            throw new AssertionError(read(errors));
        }
        return new PillowHeif(folder, output.lines().toList().getLast());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path checkout() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("scripts/python-env.sh"))) {
            at = Objects.requireNonNull(at.getParent());
        }
        return at;
    }

    void run(String program, String... arguments) throws IOException, InterruptedException {
        Path source = checkout().resolve("heif/src/test/python").resolve(program + ".py");
        List<String> command = new ArrayList<>(List.of(python, "-B", source.toString()));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError(read(log));
        }
    }
}
