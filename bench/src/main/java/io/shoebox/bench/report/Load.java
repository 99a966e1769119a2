package io.shoebox.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How busy the machine is. */
public final class Load {
    private static final Path AVERAGES = Path.of("/proc/loadavg");

    private Load() {}

    /** Processes that ran or waited for a processor in the last minute, on average. */
    public static String now() throws IOException {
        return Files.isReadable(AVERAGES) ? Files.readString(AVERAGES).split(" ", -1)[0] : "unknown";
    }
}
