package io.shoebox.operations.appsync;

import io.shoebox.operations.places.RefusedException;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.AppSyncEvent;
import io.shoebox.uploadapi.appsync.AppSyncHandler;
import io.shoebox.uploadapi.identity.UserPool;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge to AppSync for operators: from an event to a verified operator, to the field's resolver, to JSON or an error. */
public final class OperatorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorHandler.class);

    private final OperatorCheck check;
    private final Map<String, OperatorResolver> resolvers;

    public OperatorHandler(UserPool pool, Map<String, OperatorResolver> resolvers) {
        check = new OperatorCheck(pool);
        this.resolvers = Map.copyOf(resolvers);
    }

    /**
     * Resolves one field.
     *
     * @param event AppSync's event for a Lambda resolver
     * @param requestId names the invocation in the log
     * @return the answer as {@link Answer#json}; a refusal is one too
     */
    public Map<String, @Nullable Object> handle(Map<String, ?> event, String requestId) {
        return AppSyncHandler.answered(requestId, () -> answer(event, requestId));
    }

    private Answer answer(Map<String, ?> event, String requestId) {
        AppSyncEvent asked = AppSyncEvent.from(event);
        OperatorResolver resolver = resolvers.get(asked.field());
        if (resolver == null) {
            throw new IllegalArgumentException("no resolver for " + asked.parentType() + "." + asked.field());
        }
        Optional<Operator> operator = check.operator(event);
        if (operator.isEmpty()) {
            return Answer.forbidden();
        }
        LOG.info("{} operator={} request={}", asked.field(), operator.get().name(), requestId);
        try {
            return resolver.resolve(operator.get(), asked.arguments());
        } catch (RefusedException e) {
            return Answer.invalid(String.valueOf(e.getMessage()));
        }
    }
}
