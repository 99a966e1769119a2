package io.shoebox.uploadapi.appsync;

/**
 * Something on our side broke; the log has the request's id. It leaves the function, so that Lambda counts an error. It
 * has neither cause nor stack trace, since Lambda puts both into its answer, and its message is fit for a client.
 */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnavailableException(String requestId) {
        super("Something went wrong; try again (request " + requestId + ")", null, false, false);
    }
}
