package io.shoebox.cli.operations;

import io.shoebox.model.PhotoKey;
import io.shoebox.operations.Operations;
import io.shoebox.operations.photos.ProblemFilter;
import io.shoebox.operations.photos.Problems;
import io.shoebox.operations.places.RefusedException;
import java.io.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shoebox retry}: lets the workers try photos again. */
@Command(
        name = "retry",
        description = "Sends the events of photos again: of those named, or of all failures that a filter finds.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RetryCommand implements Callable<Integer> {
    private static final int MOST_COUNTED = 100_000;

    @Parameters(paramLabel = "KEY", description = "Photos to try again.")
    private List<String> keys = List.of();

    @Option(names = "--all", description = "All failures, or those that the filter finds.")
    private boolean all;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Mixin
    private final Confirmation confirmation;

    @Mixin
    private final OperatorOptions options;

    public RetryCommand(Map<String, String> environment, Reader input) {
        options = new OperatorOptions(environment);
        confirmation = new Confirmation(input);
    }

    @Override
    public Integer call() {
        if (keys.isEmpty() != all) {
            throw new RefusedException("Name photos, or say --all (with a filter, if you like); not both");
        }
        try (Target target = options.open()) {
            return all ? retryAll(target.operations()) : retryNamed(target.operations());
        }
    }

    private int retryNamed(Operations operations) {
        List<PhotoKey> named = keys.stream().map(FailuresCommand::key).toList();
        int sent = operations.problems().retry(named);
        operations.audit().acted(Target.who(), "retryPhotos", String.join(" ", keys), sent);
        tell(sent);
        return sent == named.size() ? 0 : 1;
    }

    private int retryAll(Operations operations) {
        // What changes from now on is not tried twice.
        Instant now = Instant.now();
        ProblemFilter given = filter.read(now);
        ProblemFilter wanted = new ProblemFilter(
                given.owner(),
                given.status(),
                given.reasonContains(),
                given.since(),
                given.until() == null ? now : given.until());
        int count = operations.problems().count(wanted, MOST_COUNTED);
        String many = (count == MOST_COUNTED ? "at least " : "") + String.format(Locale.ROOT, "%,d", count);
        if (count == 0 || !confirmation.agrees(options, "Try " + many + " photos again?")) {
            tell(0);
            return count == 0 ? 0 : 1;
        }
        var progress = new Progress(options, "sent");
        int sent = 0;
        String next = null;
        do {
            Problems.Retried retried = operations.problems().retry(wanted, next);
            sent += retried.sent();
            next = retried.next();
            progress.at(sent, (long) count);
        } while (next != null);
        operations.audit().acted(Target.who(), "retryPhotos", wanted.toString(), sent);
        tell(sent);
        return 0;
    }

    private void tell(int sent) {
        if (options.json()) {
            options.sayJson(Map.of("sent", sent));
        } else {
            options.say("The events of " + sent + " photos were sent again.");
        }
    }
}
