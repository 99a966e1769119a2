package io.shoebox.uploadapi.appsync;

/** Something on our side broke; the log has the request's id. */
public final class UnavailableException extends ApiException {
    private static final long serialVersionUID = 1;

    UnavailableException(String message) {
        super(message);
    }
}
