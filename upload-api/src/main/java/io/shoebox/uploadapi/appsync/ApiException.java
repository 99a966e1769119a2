package io.shoebox.uploadapi.appsync;

/**
 * How a function tells AppSync of an error: the message is what the client sees, the class is the error type. It has
 * neither cause nor stack trace, since Lambda puts both into its answer.
 */
public abstract sealed class ApiException extends RuntimeException
        permits ForbiddenException, InvalidRequestException, UnavailableException {
    private static final long serialVersionUID = 1;

    ApiException(String message) {
        super(message, null, false, false);
    }

    /** The name of the error for GraphQL's {@code errorType}, without package. */
    public final String errorType() {
        return getClass().getSimpleName();
    }
}
