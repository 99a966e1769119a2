package io.shoebox.emulator.appsync.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import java.io.Serial;
import java.util.List;

/** An error of a field, with its type. */
@SuppressWarnings("serial") // Never serialized; graphql-java asks for it.
final class AppSyncError implements GraphQLError {
    @Serial
    private static final long serialVersionUID = 1;

    private final String type;
    private final String message;
    private final List<Object> path;
    private final List<SourceLocation> locations;

    AppSyncError(String type, String message, DataFetchingEnvironment field) {
        this.type = type;
        this.message = message;
        path = field.getExecutionStepInfo().getPath().toList();
        locations = List.of(field.getField().getSourceLocation());
    }

    String type() {
        return type;
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorClassification.errorClassification(type);
    }
}
