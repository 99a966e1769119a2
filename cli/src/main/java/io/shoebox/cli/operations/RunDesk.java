package io.shoebox.cli.operations;

import io.shoebox.local.StopSignal;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.reconcile.Finding;
import io.shoebox.operations.reconcile.Reconciles;
import io.shoebox.operations.reconcile.Run;
import io.shoebox.operations.reconcile.RunStatus;
import io.shoebox.operations.reconcile.Runs;
import io.shoebox.operations.reconcile.Stop;
import io.shoebox.operations.reconcile.Task;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works on runs of the reconcile for a person who looks on, and tells of their end. */
final class RunDesk {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int REMEMBERED = 50;

    private final OperatorOptions options;
    private final Reconciles reconciles;
    private final StopSignal stop;

    RunDesk(OperatorOptions options, Reconciles reconciles, StopSignal stop) {
        this.options = options;
        this.reconciles = reconciles;
        this.stop = stop;
    }

    /** @throws RefusedException if a run has not ended */
    Run ask(Task task) {
        return switch (reconciles.runs().ask(task)) {
            case Runs.Asked.Started(Run run) -> run;
            case Runs.Asked.Busy(Run other) ->
                throw new RefusedException(
                        "A run of " + other.task().by() + " has not ended, and there is one at a time:"
                                + " --continue looks on and goes on with it, --cancel " + other.id() + " ends it");
        };
    }

    /** Until its end, here or in the process that works on it already. */
    Run work(Run run) throws InterruptedException {
        var progress = new Progress(options, "compared");
        Long total = total(run);
        Run now = run;
        String told = null;
        while (now.status() == RunStatus.RUNNING) {
            Optional<Run> worked =
                    reconciles.reconciler().work(now, this::wish, so -> progress.at(so.compared(), total));
            if (worked.isEmpty()) {
                now = reconciles.runs().find(run.id()).orElse(now);
                progress.at(now.compared(), total);
            } else {
                now = worked.get();
            }
            if (now.status() == RunStatus.RUNNING) {
                told = note(now, told);
                if (stop.await(BETWEEN)) {
                    return reconciles.runs().cancel(run.id()).orElse(now);
                }
            }
        }
        return now;
    }

    private @Nullable String note(Run run, @Nullable String told) {
        String note = run.note();
        if (note != null && !note.equals(told)) {
            options.err().println(note);
            options.err().flush();
        }
        return note;
    }

    private Stop.Wish wish() {
        return stop.came() ? Stop.Wish.END : Stop.Wish.NONE;
    }

    /** As many as the last such run compared. */
    private @Nullable Long total(Run run) {
        return reconciles.runs().newest(REMEMBERED).stream()
                .filter(other -> other.status() == RunStatus.COMPLETED)
                .filter(other -> other.compared() > 0)
                .filter(other -> Optional.ofNullable(other.task().owner())
                        .equals(Optional.ofNullable(run.task().owner())))
                .findFirst()
                .map(Run::compared)
                .orElse(null);
    }

    void tell(Run run) {
        if (options.json()) {
            options.sayJson(run.fields());
            return;
        }
        options.say(String.format(
                Locale.ROOT,
                "%s%s: %,d keys compared by %,d requests, $%.4f by list prices of us-east-1",
                run.status(),
                run.note() == null ? "" : " (" + run.note() + ")",
                run.compared(),
                run.requests(),
                run.dollars()));
        if (run.findings().isEmpty()) {
            options.say("Nothing was found.");
        } else {
            var table = new TextTable("kind", "found", "mended", "for example");
            run.findings()
                    .forEach(finding ->
                            table.row(finding.kind(), finding.found(), finding.mended(), first(finding.examples())));
            table.lines().forEach(options::say);
        }
        if (run.mended() > 0) {
            options.say("The workers do it as soon as nothing newer waits for them.");
        }
        if (run.status() != RunStatus.COMPLETED) {
            options.say("--continue goes on at " + run.nextKey() + ".");
        }
    }

    private static String first(List<String> examples) {
        return examples.isEmpty() ? "" : examples.getFirst();
    }

    /** 0: nothing was found, or all is mended; 1: not all is; 3: it stopped before its end. */
    static int exit(Run run) {
        if (run.status() != RunStatus.COMPLETED) {
            return 3;
        }
        return run.findings().stream().allMatch(RunDesk::isMended) ? 0 : 1;
    }

    private static boolean isMended(Finding finding) {
        return finding.mended() >= finding.found();
    }

    void list() {
        List<Run> runs = reconciles.runs().newest(REMEMBERED);
        if (options.json()) {
            options.sayJson(runs.stream().map(Run::fields).toList());
            return;
        }
        var table = new TextTable("began", "kind", "status", "compared", "found", "mended", "by", "id");
        runs.forEach(run -> table.row(
                Words.time(run.startedAt()),
                run.task().kind() + (run.task().dryRun() ? " (dry)" : ""),
                run.status(),
                run.compared(),
                run.found(),
                run.mended(),
                run.task().by(),
                run.id()));
        table.lines().forEach(options::say);
    }
}
