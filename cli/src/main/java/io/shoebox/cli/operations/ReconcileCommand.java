package io.shoebox.cli.operations;

import io.shoebox.local.StopSignal;
import io.shoebox.model.IdentityId;
import io.shoebox.operations.Operations;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.reconcile.Budget;
import io.shoebox.operations.reconcile.Run;
import io.shoebox.operations.reconcile.RunStatus;
import io.shoebox.operations.reconcile.Runs;
import io.shoebox.operations.reconcile.Task;
import java.io.Reader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoebox reconcile}: compares buckets and table. */
@Command(
        name = "reconcile",
        description = "Compares buckets and table, and has what is lost done again.",
        footer = "Exit status: 0 if nothing was found or all is mended, 1 if not, 3 if it stopped before its end.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReconcileCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Say what would be mended, and mend nothing.")
    private boolean dryRun;

    @Option(names = "--owner", paramLabel = "IDENTITY", description = "Of this owner alone.")
    private @Nullable String owner;

    @Option(names = "--max-objects", paramLabel = "N", description = "Stop when so many keys are compared.")
    private long maxObjects = Long.MAX_VALUE;

    @Option(names = "--max-requests", paramLabel = "N", description = "Stop when so many requests are made.")
    private long maxRequests = Long.MAX_VALUE;

    @Option(names = "--max-dollars", paramLabel = "X", description = "Stop when they cost so much, by list prices.")
    private double maxDollars = Double.MAX_VALUE;

    @Option(
            names = "--settled",
            paramLabel = "TIME",
            defaultValue = "15m",
            description = "Leave alone what changed within this time (default: ${DEFAULT-VALUE}).")
    private String settled = "15m";

    @Option(names = "--continue", description = "Go on with the last run that has not completed.")
    private boolean continuing;

    @Option(names = "--list", description = "List the last runs.")
    private boolean list;

    @Option(names = "--cancel", paramLabel = "ID", description = "Stop this run.")
    private @Nullable String cancel;

    @Mixin
    private final Confirmation confirmation;

    @Mixin
    private final OperatorOptions options;

    public ReconcileCommand(Map<String, String> environment, Reader input) {
        options = new OperatorOptions(environment);
        confirmation = new Confirmation(input);
    }

    @Override
    public Integer call() throws InterruptedException {
        Task task = task();
        try (StopSignal stop = StopSignal.awaited();
                Target target = options.open()) {
            Operations operations = target.operations();
            var desk = new RunDesk(options, operations.reconciles(), stop);
            if (list) {
                desk.list();
                return 0;
            }
            if (cancel != null) {
                return cancel(operations, desk, cancel);
            }
            if (continuing) {
                return end(operations, desk, desk.work(continued(operations, task.budget())));
            }
            if (!dryRun && !confirmation.isGiven()) {
                Run dry = desk.work(desk.ask(task.dry(true)));
                String question = "Mend " + dry.found() + " findings among " + dry.compared() + " photos?";
                if (dry.status() != RunStatus.COMPLETED || dry.found() == 0) {
                    desk.tell(dry);
                    return RunDesk.exit(dry);
                }
                if (!confirmation.agrees(options, question)) {
                    return 1;
                }
            }
            return end(operations, desk, desk.work(desk.ask(task)));
        }
    }

    private static int end(Operations operations, RunDesk desk, Run run) {
        if (!run.task().dryRun()) {
            operations
                    .audit()
                    .acted(Target.who(), "reconcile", run.id(), Math.clamp(run.mended(), 0, Integer.MAX_VALUE));
        }
        desk.tell(run);
        return RunDesk.exit(run);
    }

    private int cancel(Operations operations, RunDesk desk, String id) {
        Run run = operations
                .reconciles()
                .runs()
                .cancel(id)
                .orElseThrow(() -> new RefusedException("There is no run " + id + "; --list shows the last ones"));
        operations.audit().acted(Target.who(), "cancelReconcile", id, null);
        desk.tell(run);
        return 0;
    }

    private static Run continued(Operations operations, Budget budget) {
        Runs runs = operations.reconciles().runs();
        return runs.newest(1).stream()
                .findFirst()
                .flatMap(last -> runs.continued(last.id(), budget))
                .orElseThrow(() -> new RefusedException("The last run has completed: there is nothing to continue"));
    }

    private Task task() {
        if (owner != null && !IdentityId.isValid(owner)) {
            throw new RefusedException("--owner takes an identity, <region>:<uuid>");
        }
        try {
            Duration age = Words.duration(settled);
            return Task.reconcile(Target.who())
                    .dry(dryRun)
                    .of(owner == null ? null : new IdentityId(owner))
                    .within(new Budget(maxObjects, maxRequests, maxDollars))
                    .settledAfter(age);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }
}
