package io.shoebox.bench.api;

import io.shoebox.bench.report.Load;
import io.shoebox.bench.report.Machine;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Figures of calls as Markdown.
 *
 * @param command that measures the same
 * @param load of the machine before the run
 */
public record CallReport(List<CallFigures> figures, String command, String load) {
    public CallReport {
        figures = List.copyOf(figures);
    }

    /** Tickets a second. */
    public String presign() throws IOException {
        return "# Tickets a second\n\nUpload URLs on one core, each of a fresh key with type, length, metadata and "
                + "`If-None-Match` signed; warm, in interleaved rounds.\n\n"
                + conditions("Node.js: " + Machine.version("node", "--version") + ", @aws-sdk 3.1163.0") + table();
    }

    /** Time a call. */
    public String api() throws IOException {
        return "# Calls of the API\n\nThrough the functions' own handlers, from the event to the answer as a map, on stores in "
                + "memory: what the code takes, without DynamoDB, Cognito, JSON and network. `listPhotos` gives "
                + Handlers.PAGE + " of " + String.format(Locale.ROOT, "%,d", Handlers.PHOTOS)
                + " photos, which the model in memory sorts at each call.\n\n" + conditions() + table();
    }

    private String conditions(String... more) throws IOException {
        StringBuilder list = new StringBuilder();
        Machine.system().forEach(line -> list.append("- ").append(line).append('\n'));
        for (String line : more) {
            list.append("- ").append(line).append('\n');
        }
        list.append("- Load of the machine (processes that run or wait): ")
                .append(load)
                .append(" before, ");
        list.append(Load.now()).append(" after\n- Command: `").append(command).append("`\n\n");
        return list.toString();
    }

    private String table() {
        StringBuilder table = new StringBuilder("| | median, µs | p99, µs | CPU a call, µs | calls a second | ");
        table.append("a second of CPU |\n|---|--:|--:|--:|--:|--:|\n");
        for (CallFigures row : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %,.0f | %,.0f |\n",
                    row.name(),
                    row.median(),
                    row.p99(),
                    row.cpu(),
                    row.aSecond(),
                    row.aCpuSecond()));
        }
        return table.toString();
    }
}
