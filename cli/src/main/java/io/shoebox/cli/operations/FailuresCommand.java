package io.shoebox.cli.operations;

import io.shoebox.catalog.Page;
import io.shoebox.model.ParsedKey;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.operations.appsync.RecordFields;
import io.shoebox.operations.photos.ProblemFilter;
import io.shoebox.operations.places.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoebox failures}: photos that failed or were rejected. */
@Command(
        name = "failures",
        description = "Lists photos that failed or were rejected, the newest first, or takes one off the list.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class FailuresCommand implements Callable<Integer> {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--dismiss", paramLabel = "KEY", description = "Take this photo off the list; needs --note.")
    private @Nullable String dismiss;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String note;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Mixin
    private final OperatorOptions options;

    public FailuresCommand(Map<String, String> environment) {
        options = new OperatorOptions(environment);
    }

    @Override
    public Integer call() {
        try (Target target = options.open()) {
            return dismiss == null ? list(target) : dismiss(target, key(dismiss));
        }
    }

    private int list(Target target) {
        ProblemFilter wanted = filter.read(Instant.now());
        var found = new ArrayList<Photo>();
        String next = null;
        do {
            int part = Math.clamp(limit - found.size(), 1, Page.MOST_ITEMS);
            Page<Photo> page = target.operations().problems().list(wanted, part, next);
            found.addAll(page.items());
            next = page.next();
        } while (next != null && found.size() < limit);
        show(found, next != null);
        return 0;
    }

    private void show(List<Photo> found, boolean more) {
        if (options.json()) {
            options.sayJson(
                    Map.of("items", found.stream().map(RecordFields::problem).toList(), "more", more));
            return;
        }
        if (found.isEmpty()) {
            options.say("No photo failed or was rejected.");
            return;
        }
        var table = new TextTable("changed", "status", "tries", "reason", "key");
        found.forEach(photo -> table.row(
                Words.time(photo.updatedAt()),
                photo.status(),
                photo.attempts(),
                Words.text(photo.reason()),
                photo.key()));
        table.lines().forEach(options::say);
        if (more) {
            options.say("There are more: see --limit.");
        }
    }

    private int dismiss(Target target, PhotoKey key) {
        if (note == null || note.isBlank()) {
            throw new RefusedException("--dismiss needs --note, which says why");
        }
        boolean dismissed = target.operations().problems().dismiss(key);
        if (dismissed) {
            target.operations().audit().acted(Target.who(), "dismissProblem", key + ": " + note, 1);
        }
        options.say(dismissed ? "Off the list; its record stays as it is." : "It is not on the list.");
        return dismissed ? 0 : 1;
    }

    static PhotoKey key(String text) {
        return switch (PhotoKey.parse(text)) {
            case ParsedKey.Valid(PhotoKey key) -> key;
            case ParsedKey.Malformed(String reason) ->
                throw new RefusedException("This is no key of a photo: " + reason);
        };
    }
}
