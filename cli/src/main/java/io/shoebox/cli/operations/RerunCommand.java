package io.shoebox.cli.operations;

import io.shoebox.local.StopSignal;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import io.shoebox.operations.Operations;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.reconcile.Reruns;
import io.shoebox.operations.reconcile.Run;
import io.shoebox.operations.reconcile.RunStatus;
import io.shoebox.operations.reconcile.Task;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shoebox rerun}: makes thumbnails again. */
@Command(
        name = "rerun",
        description = "Makes thumbnails again, in place of those that are there: after edges or quality were changed.",
        footer = "Exit status: 0 if all were asked for, 1 if not, 3 if it stopped before its end.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RerunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KEY", description = "Of these photos.")
    private List<String> keys = List.of();

    @Option(names = "--all", description = "Of all photos that are ready.")
    private boolean all;

    @Option(names = "--missing", description = "Of those that lack a thumbnail which their record names.")
    private boolean missing;

    @Option(names = "--owner", paramLabel = "IDENTITY", description = "Of this owner's alone.")
    private @Nullable String owner;

    @Option(names = "--dry-run", description = "Say of how many, and make none.")
    private boolean dryRun;

    @Mixin
    private final Confirmation confirmation;

    @Mixin
    private final OperatorOptions options;

    public RerunCommand(Map<String, String> environment, Reader input) {
        options = new OperatorOptions(environment);
        confirmation = new Confirmation(input);
    }

    @Override
    public Integer call() throws InterruptedException {
        if ((keys.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (missing ? 1 : 0) != 1) {
            throw new RefusedException("Name photos, or say --all or --missing: one of the three");
        }
        if (keys.size() > Reruns.MOST_KEYS) {
            throw new RefusedException("Name at most " + Reruns.MOST_KEYS + " photos, or say --all --owner");
        }
        if (owner != null && (!keys.isEmpty() || !IdentityId.isValid(owner))) {
            throw new RefusedException("--owner takes an identity, <region>:<uuid>, and goes with --all or --missing");
        }
        Task task = Task.rerun(!missing, owner == null ? null : new IdentityId(owner), dryRun, Target.who());
        try (StopSignal stop = StopSignal.awaited();
                Target target = options.open()) {
            Operations operations = target.operations();
            var desk = new RunDesk(options, operations.reconciles(), stop);
            if (!dryRun && !confirmation.isGiven()) {
                Run dry = run(operations, desk, task.dry(true));
                if (dry.status() != RunStatus.COMPLETED || dry.found() == 0) {
                    desk.tell(dry);
                    return RunDesk.exit(dry);
                }
                if (!confirmation.agrees(options, "Make the thumbnails of " + dry.found() + " photos again?")) {
                    return 1;
                }
            }
            Run run = run(operations, desk, task);
            if (!dryRun) {
                operations
                        .audit()
                        .acted(
                                Target.who(),
                                "rerunThumbnails",
                                run.id(),
                                Math.clamp(run.mended(), 0, Integer.MAX_VALUE));
            }
            desk.tell(run);
            return RunDesk.exit(run);
        }
    }

    private Run run(Operations operations, RunDesk desk, Task task) throws InterruptedException {
        if (keys.isEmpty()) {
            return desk.work(desk.ask(task));
        }
        List<PhotoKey> named = keys.stream().map(FailuresCommand::key).toList();
        return operations.reconciles().reruns().again(named, task);
    }
}
