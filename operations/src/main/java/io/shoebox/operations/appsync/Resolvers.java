package io.shoebox.operations.appsync;

import io.shoebox.operations.Operations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All fields for operators; whoever brings more adds a line. */
public final class Resolvers {
    private Resolvers() {}

    /** By name of the field. */
    public static Map<String, OperatorResolver> of(Operations operations) {
        var all = new HashMap<String, OperatorResolver>();
        List.of(
                        new QueueResolvers(operations).byField(),
                        new WorkerResolvers(operations).byField(),
                        new ProblemResolvers(operations).byField(),
                        new HistoryResolvers(operations).byField(),
                        new ReconcileResolvers(operations).byField(),
                        new RecordResolvers(operations).byField(),
                        new BudgetResolvers(operations.budgets()).byField(),
                        new StageResolvers(operations.stages()).byField())
                .forEach(all::putAll);
        return Map.copyOf(all);
    }
}
