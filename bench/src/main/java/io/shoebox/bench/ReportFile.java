package io.shoebox.bench;

import io.shoebox.bench.report.WrittenPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what a command found out to its place, and prints it. */
record ReportFile(BenchOptions.Destination destination) {
    void write(String command, String content) throws IOException {
        Path file = destination.file().toAbsolutePath();
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String page = destination.keep()
                ? new WrittenPage(Files.readString(file)).with(command, content)
                : WrittenPage.of(command, content).text();
        Files.writeString(file, page);
        System.out.println(content);
    }
}
