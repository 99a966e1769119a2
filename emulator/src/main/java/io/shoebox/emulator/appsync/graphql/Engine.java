package io.shoebox.emulator.appsync.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.GraphQLSchema;
import io.shoebox.emulator.appsync.auth.AuthMode;
import io.shoebox.emulator.appsync.auth.FieldName;
import io.shoebox.emulator.appsync.auth.Identity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Executes operations of one schema. */
public final class Engine {
    private final GraphQLSchema schema;
    private final GraphQL graphQl;
    private final Preparer preparer;

    /**
     * @param resolvers of fields that the schema has
     * @param executor of resolvers, which may wait in it
     */
    public Engine(
            String sdl,
            AuthMode defaultMode,
            Map<FieldName, Resolver> resolvers,
            Limits limits,
            boolean introspection,
            Executor executor) {
        schema = SchemaText.parse(
                sdl, made -> new FieldFetcher(resolvers, limits, executor, new AccessRules(made, defaultMode)));
        checkFields(resolvers);
        preparer = new Preparer(schema, limits, introspection);
        graphQl = GraphQL.newGraphQL(schema)
                .subscriptionExecutionStrategy(new AsyncExecutionStrategy())
                .defaultDataFetcherExceptionHandler(parameters -> CompletableFuture.completedFuture(
                        DataFetcherExceptionHandlerResult.newResult(GraphqlErrorBuilder.newError()
                                        .path(parameters.getPath())
                                        .location(parameters.getSourceLocation())
                                        .message("Internal error")
                                        .build())
                                .build()))
                .preparsedDocumentProvider((input, _) ->
                        CompletableFuture.completedFuture(new PreparsedDocumentEntry(input.getGraphQLContext()
                                .<Preparation.Ready>get(Preparation.Ready.class)
                                .document())))
                .build();
    }

    private void checkFields(Map<FieldName, Resolver> resolvers) {
        for (FieldName name : resolvers.keySet()) {
            var type = schema.getObjectType(name.type());
            if (type == null || type.getFieldDefinition(name.field()) == null) {
                throw new IllegalArgumentException("The schema has no field " + name);
            }
        }
    }

    /** The fields of the subscription type, by the mutation whose values they get. */
    public Map<String, List<String>> subscribers() {
        return SubscribeDirectives.of(schema);
    }

    public Preparation prepare(GraphQlRequest request) {
        return preparer.prepare(request);
    }

    /**
     * Executes a query or a mutation.
     *
     * @param headers by names in lower case; resolvers see them
     */
    public Answered answer(Preparation.Ready ready, Identity caller, Map<String, String> headers) {
        Call call = new Call(caller, headers, new Call.Purpose.Answer());
        ExecutionResult result = execute(ready, call);
        List<Answered.Mutation> mutations = ready.isMutation() && result.getData() instanceof Map<?, ?> data
                ? call.called().stream().flatMap(field -> field.mutation(data)).toList()
                : List.of();
        return new Answered(ErrorShape.result(result), mutations);
    }

    /** Finds out whether a subscription may begin: authorization, arguments, and its resolver's consent. */
    public Admission admit(Preparation.Ready ready, Identity caller, Map<String, String> headers) {
        Call call = new Call(caller, headers, new Call.Purpose.Admission());
        ExecutionResult result = execute(ready, call);
        Call.@Nullable Admitted admitted = call.admitted();
        return admitted == null
                ? new Admission.Refused(ErrorShape.errors(result.getErrors()))
                : new Admission.Granted(admitted.field().field(), admitted.arguments());
    }

    /** What a subscription selects of a mutation's value. */
    public Map<String, @Nullable Object> deliver(Preparation.Ready ready, Identity subscriber, Object value) {
        Call call = new Call(subscriber, Map.of(), new Call.Purpose.Delivery(value));
        return ErrorShape.result(execute(ready, call));
    }

    private ExecutionResult execute(Preparation.Ready ready, Call call) {
        GraphQlRequest request = ready.request();
        return graphQl.executeAsync(ExecutionInput.newExecutionInput()
                        .query(request.query())
                        .operationName(request.operationName())
                        .variables(request.variables())
                        .graphQLContext(Map.of(Call.class, call, Preparation.Ready.class, ready))
                        .build())
                .join();
    }
}
