package io.shoebox.operations.appsync;

import io.shoebox.operations.Operations;
import io.shoebox.operations.places.WorkerName;
import io.shoebox.operations.workers.WorkerState;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.Arguments;
import java.util.Map;

/** The fields that pause workers and let them go on. */
public final class WorkerResolvers {
    private final Operations operations;

    public WorkerResolvers(Operations operations) {
        this.operations = operations;
    }

    /** By name of the field. */
    public Map<String, OperatorResolver> byField() {
        return Map.of("pauseWorker", this::pause, "resumeWorker", this::resume);
    }

    private Answer pause(Operator operator, Arguments arguments) {
        WorkerName worker = worker(arguments);
        String reason = Asked.reason(arguments, "reason");
        WorkerState state = operations.workers().pause(worker, operator.name(), reason);
        operations.audit().acted(operator.name(), "pauseWorker", worker.text() + ": " + reason, null);
        return new Answer.Value(QueueFields.of(state));
    }

    private Answer resume(Operator operator, Arguments arguments) {
        WorkerName worker = worker(arguments);
        WorkerState state = operations.workers().resume(worker, operator.name());
        operations.audit().acted(operator.name(), "resumeWorker", worker.text(), null);
        return new Answer.Value(QueueFields.of(state));
    }

    private static WorkerName worker(Arguments arguments) {
        return WorkerName.valueOf(Asked.text(arguments, "worker"));
    }
}
