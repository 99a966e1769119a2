package io.shoebox.operations.appsync;

import io.shoebox.model.PhotoKey;
import io.shoebox.operations.Operations;
import io.shoebox.operations.places.RefusedException;
import io.shoebox.operations.reconcile.Budget;
import io.shoebox.operations.reconcile.Reruns;
import io.shoebox.operations.reconcile.Run;
import io.shoebox.operations.reconcile.Runs;
import io.shoebox.operations.reconcile.Task;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields on what is lost: runs are asked for here, and worked on by the function that is called each minute. */
public final class ReconcileResolvers {
    private static final int RUNS = 20;

    private final Operations operations;

    public ReconcileResolvers(Operations operations) {
        this.operations = operations;
    }

    /** By name of the field. */
    public Map<String, OperatorResolver> byField() {
        return Map.of(
                "reconciles", (operator, arguments) -> list(),
                "startReconcile", this::start,
                "cancelReconcile", this::cancel,
                "rerunThumbnails", this::rerun);
    }

    private Answer list() {
        return new Answer.Value(operations.reconciles().runs().newest(RUNS).stream()
                .map(Run::fields)
                .toList());
    }

    private Answer start(Operator operator, Arguments arguments) {
        Arguments input = arguments.within("input");
        Task task = Task.reconcile(operator.name())
                .dry(Boolean.TRUE.equals(input.values().get("dryRun")))
                .of(Asked.owner(input))
                .within(budget(input));
        return ask(operator, "startReconcile", task);
    }

    private Answer cancel(Operator operator, Arguments arguments) {
        String id = Asked.text(arguments, "id");
        Run run = operations
                .reconciles()
                .runs()
                .cancel(id)
                .orElseThrow(() -> new RefusedException("There is no run of this id"));
        operations.audit().acted(operator.name(), "cancelReconcile", id, null);
        return new Answer.Value(run.fields());
    }

    private Answer rerun(Operator operator, Arguments arguments) {
        Task task = Task.rerun(
                Asked.text(arguments, "scope").equals("ALL"), Asked.owner(arguments), false, operator.name());
        List<PhotoKey> keys = keys(arguments);
        if (keys.isEmpty()) {
            return ask(operator, "rerunThumbnails", task);
        }
        if (task.owner() != null) {
            throw new RefusedException("Either owner or s3Keys may be given, and not both");
        }
        Run run = operations.reconciles().reruns().again(keys, task);
        operations.audit().acted(operator.name(), "rerunThumbnails", run.id(), Math.toIntExact(run.mended()));
        return new Answer.Value(run.fields());
    }

    private Answer ask(Operator operator, String what, Task task) {
        return switch (operations.reconciles().runs().ask(task)) {
            case Runs.Asked.Started(Run run) -> {
                operations.audit().acted(operator.name(), what, run.id(), null);
                yield new Answer.Value(run.fields());
            }
            case Runs.Asked.Busy(Run other) ->
                throw new RefusedException("A run of " + other.task().by()
                        + " has not ended, and there is one at a time: wait for it, or cancel it");
        };
    }

    private static List<PhotoKey> keys(Arguments arguments) {
        if (!(arguments.values().get("s3Keys") instanceof List<?> list)) {
            return List.of();
        }
        if (list.size() > Reruns.MOST_KEYS) {
            throw new RefusedException("s3Keys are at most " + Reruns.MOST_KEYS + " in one call");
        }
        return list.stream().map(String::valueOf).map(Asked::key).toList();
    }

    private static Budget budget(Arguments input) {
        try {
            return new Budget(
                    most(input, "maxObjects"),
                    most(input, "maxRequests"),
                    real(input.values().get("maxDollars")));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static long most(Arguments input, String name) {
        Long most = input.number(name);
        return most == null ? Long.MAX_VALUE : most;
    }

    private static double real(@Nullable Object number) {
        return number instanceof Number most ? most.doubleValue() : Double.MAX_VALUE;
    }
}
