package io.shoebox.emulator.appsync.graphql;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import io.shoebox.emulator.appsync.auth.FieldName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets every field's value: from its resolver, or from its parent's value; checks first who asks. */
final class FieldFetcher implements DataFetcher<@Nullable Object> {
    private static final Logger LOG = LoggerFactory.getLogger(FieldFetcher.class);

    private final Map<FieldName, Resolver> resolvers;
    private final Limits limits;
    private final Executor executor;
    private final AccessRules rules;

    /** @param executor of resolvers, which may wait in it */
    FieldFetcher(Map<FieldName, Resolver> resolvers, Limits limits, Executor executor, AccessRules rules) {
        this.resolvers = Map.copyOf(resolvers);
        this.limits = limits;
        this.executor = executor;
        this.rules = rules;
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        Call call = environment.getGraphQlContext().get(Call.class);
        FieldName field = new FieldName(
                ((GraphQLNamedType) environment.getParentType()).getName(),
                environment.getField().getName());
        if (!rules.permits(field, call.identity())) {
            String message = "Not Authorized to access " + field.field() + " on type " + field.type();
            return error(environment, "Unauthorized", message);
        }
        boolean root = environment.getExecutionStepInfo().getPath().getLevel() == 1;
        return switch (call.purpose()) {
            case Call.Purpose.Answer _ -> value(environment, field, call, root);
            case Call.Purpose.Admission _ -> admission(environment, field, call);
            case Call.Purpose.Delivery delivery -> root ? delivery.value() : property(environment);
        };
    }

    private @Nullable Object value(DataFetchingEnvironment environment, FieldName field, Call call, boolean root) {
        if (root) {
            call.calls(field, environment);
        }
        Resolver resolver = resolvers.get(field);
        return resolver == null ? property(environment) : resolved(environment, field, call, resolver);
    }

    private Object admission(DataFetchingEnvironment environment, FieldName field, Call call) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>(environment.getArguments());
        Resolver resolver = resolvers.get(field);
        CompletableFuture<DataFetcherResult<Object>> answer = resolver == null
                ? CompletableFuture.completedFuture(nothing())
                : resolved(environment, field, call, resolver);
        return answer.thenApply(result -> {
            if (result.hasErrors()) {
                return result;
            }
            call.admits(field, arguments);
            return nothing();
        });
    }

    private static @Nullable Object property(DataFetchingEnvironment environment) {
        return environment.getSource() instanceof Map<?, ?> parent
                ? parent.get(environment.getField().getName())
                : null;
    }

    private CompletableFuture<DataFetcherResult<Object>> resolved(
            DataFetchingEnvironment environment, FieldName field, Call call, Resolver resolver) {
        if (!call.mayResolve(limits.resolvers())) {
            String message = "More than " + limits.resolvers() + " resolvers are needed.";
            return CompletableFuture.completedFuture(error(environment, "LimitExceededException", message));
        }
        Map<String, @Nullable Object> event = LambdaEvent.of(environment, call);
        return CompletableFuture.supplyAsync(() -> outcome(environment, field, resolver, event), executor)
                .completeOnTimeout(
                        error(environment, "ExecutionTimeout", "Execution timed out."),
                        limits.resolverTime().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("CatchAny")
    private static DataFetcherResult<Object> outcome(
            DataFetchingEnvironment environment,
            FieldName field,
            Resolver resolver,
            Map<String, @Nullable Object> event) {
        try {
            return switch (resolver.resolve(event)) {
                case ResolverResult.Answer answer ->
                    DataFetcherResult.newResult().data(answer.value()).build();
                case ResolverResult.Refusal refusal -> error(environment, refusal.type(), refusal.message());
            };
        } catch (Throwable e) {
            // The message may quote what was sent.
            LOG.warn("The resolver of {} threw {}", field, e.getClass().getName());
            String message = e.getMessage();
            return error(
                    environment,
                    "Lambda:Unhandled",
                    message == null ? e.getClass().getName() : message);
        }
    }

    private static DataFetcherResult<Object> nothing() {
        return DataFetcherResult.newResult().build();
    }

    private static DataFetcherResult<Object> error(DataFetchingEnvironment environment, String type, String message) {
        return DataFetcherResult.newResult()
                .error(new AppSyncError(type, message, environment))
                .build();
    }
}
