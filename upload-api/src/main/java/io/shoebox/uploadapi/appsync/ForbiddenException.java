package io.shoebox.uploadapi.appsync;

/** The caller is no one who may do this. */
public final class ForbiddenException extends ApiException {
    private static final long serialVersionUID = 1;

    ForbiddenException(String message) {
        super(message);
    }
}
