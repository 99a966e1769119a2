package io.shoebox.emulator.appsync.graphql;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a request before execution. */
public sealed interface Preparation {
    /** Valid and within the limits; may be executed often. */
    record Ready(Document document, OperationDefinition operation, GraphQlRequest request) implements Preparation {
        boolean isMutation() {
            return operation.getOperation() == OperationDefinition.Operation.MUTATION;
        }

        public boolean isSubscription() {
            return operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION;
        }

        /** Tells only what kind it is. */
        @Override
        public String toString() {
            return "Ready[" + operation.getOperation() + "]";
        }
    }

    /** Not GraphQL, or none of its operations is meant: status 400. */
    record Malformed(String errorType, String message) implements Preparation {}

    /** GraphQL that is not valid or too much: status 200, no data. */
    record Invalid(List<Map<String, @Nullable Object>> errors) implements Preparation {}
}
