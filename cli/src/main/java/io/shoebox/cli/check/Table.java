package io.shoebox.cli.check;

import io.shoebox.local.check.CheckedFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** For people: a line a file, then what all came to. */
public final class Table implements Listing {
    private static final String ROW = "%-10s %9s %8s  %s%n";

    private final Path folder;
    private final PrintWriter out;

    /** @param folder that names are told from */
    public Table(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
        out.printf(ROW, "RESULT", "TIME", "MEMORY", "FILE");
    }

    @Override
    public void add(CheckedFile file) {
        String reason = Status.reason(file.verdict());
        out.printf(
                ROW,
                Status.of(file.verdict()),
                time(file),
                memory(file),
                name(file) + (reason.isEmpty() ? "" : ": " + printable(reason)));
        out.flush();
    }

    @Override
    public void end(Summary summary) {
        out.println();
        out.println(summary.files() + " files: "
                + Arrays.stream(Status.values())
                        .filter(status -> summary.count(status) > 0 || status == Status.READY)
                        .map(status -> summary.count(status) + " " + status)
                        .collect(Collectors.joining(", ")));
        CheckedFile slowest = summary.slowest();
        if (slowest != null) {
            out.println("longest " + time(slowest) + ", " + name(slowest));
        }
        CheckedFile largest = summary.largest();
        if (largest != null) {
            out.println("most memory " + memory(largest) + ", " + name(largest));
        }
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    private static String time(CheckedFile file) {
        return file.time().toMillis() + " ms";
    }

    private static String memory(CheckedFile file) {
        Long peak = file.peakBytes();
        return peak == null ? "-" : Math.ceilDiv(peak, 1L << 20) + " MiB";
    }

    private String name(CheckedFile file) {
        return printable(folder.relativize(file.file()).toString());
    }

    /** Names of files may hold what moves a terminal's cursor. */
    private static String printable(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
