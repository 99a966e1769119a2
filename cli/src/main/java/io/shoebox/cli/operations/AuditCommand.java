package io.shoebox.cli.operations;

import io.shoebox.operations.appsync.RecordFields;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.records.AuditEntry;
import io.shoebox.operations.records.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoebox audit}: who did what. */
@Command(
        name = "audit",
        description = "Shows what operators did, the newest first.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AuditCommand implements Callable<Integer> {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "1 to 100 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private final OperatorOptions options;

    public AuditCommand(Map<String, String> environment) {
        options = new OperatorOptions(environment);
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > AuditLog.MOST) {
            throw new RefusedException("--limit is from 1 to " + AuditLog.MOST);
        }
        try (Target target = options.open()) {
            List<AuditEntry> entries =
                    target.operations().audit().list(limit, null).entries();
            if (options.json()) {
                options.sayJson(entries.stream().map(RecordFields::of).toList());
                return 0;
            }
            var table = new TextTable("at", "who", "what", "count", "");
            entries.forEach(entry -> table.row(
                    Words.time(entry.at()),
                    entry.who(),
                    entry.what(),
                    entry.count() == null ? "-" : entry.count(),
                    entry.detail() == null ? "" : entry.detail()));
            table.lines().forEach(options::say);
            return 0;
        }
    }
}
