package io.shoebox.bench.report;

import io.shoebox.bench.peer.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the figures depend on: processor, system and versions. */
public final class Machine {
    private static final Path HERE = Path.of(".");

    private Machine() {}

    static List<String> lines() throws IOException {
        return Stream.concat(
                        system().stream(),
                        Stream.of(
                                "Node.js: " + version("node", "--version") + ", sharp 0.35.5",
                                "libjpeg-turbo: " + version("djpeg", "-version"),
                                "libheif: that of pillow-heif 1.8.1, with Pillow 13.0.0"))
                .toList();
    }

    /** Processor, system and Java. */
    public static List<String> system() throws IOException {
        return List.of(
                "Processor: " + processor() + ", " + Runtime.getRuntime().availableProcessors()
                        + " in sight; every program pinned to one, but where its name says otherwise",
                "System: " + System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "Java: " + System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    /** The first line that a program prints. */
    public static String version(String program, String option) throws IOException {
        if (!Programs.installed(program)) {
            return "not installed";
        }
        return Programs.run(HERE, List.of("sh", "-c", program + " " + option + " </dev/null 2>&1 | head -n 1"));
    }
}
