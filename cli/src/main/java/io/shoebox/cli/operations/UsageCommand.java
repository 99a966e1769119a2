package io.shoebox.cli.operations;

import io.shoebox.operations.appsync.RecordFields;
import io.shoebox.operations.records.Usage;
import java.io.Reader;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoebox usage}: who has how much. */
@Command(
        name = "usage",
        description = "Shows photos and bytes by owner, the largest first, and by day, as they were last counted.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class UsageCommand implements Callable<Integer> {
    @Option(names = "--count", description = "Count anew: reads the whole table once.")
    private boolean count;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Owners (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private final Confirmation confirmation;

    @Mixin
    private final OperatorOptions options;

    public UsageCommand(Map<String, String> environment, Reader input) {
        options = new OperatorOptions(environment);
        confirmation = new Confirmation(input);
    }

    @Override
    public Integer call() {
        try (Target target = options.open()) {
            if (!count) {
                return show(target.operations().usage().recent());
            }
            long items = target.operations().usage().items();
            if (!confirmation.agrees(options, "Read the whole table, about " + items + " rows?")) {
                return 1;
            }
            var progress = new Progress(options, "read");
            Usage usage = target.operations().usage().count(read -> progress.at(read, items));
            target.operations().audit().acted(Target.who(), "countUsage", null, null);
            return show(usage);
        }
    }

    private int show(Usage usage) {
        if (options.json()) {
            options.sayJson(RecordFields.of(usage, limit));
            return 0;
        }
        if (usage.countedAt() == null) {
            options.say("Nobody has counted yet: ./shoebox usage --count");
            return 1;
        }
        options.say("As counted at " + Words.time(usage.countedAt()) + ", " + usage.rows() + " photos");
        var owners = new TextTable("owner", "photos", "bytes");
        usage.owners().stream()
                .limit(limit)
                .forEach(owner -> owners.row(owner.owner(), owner.photos(), Words.bytes(owner.bytes())));
        owners.lines().forEach(options::say);
        var days = new TextTable("day", "photos", "bytes");
        usage.days().stream().limit(14).forEach(day -> days.row(day.day(), day.photos(), Words.bytes(day.bytes())));
        days.lines().forEach(options::say);
        return 0;
    }
}
