package io.shoebox.uploadapi.appsync;

/** The request breaks a rule; the message names the rule and its limit. */
public final class InvalidRequestException extends ApiException {
    private static final long serialVersionUID = 1;

    InvalidRequestException(String message) {
        super(message);
    }
}
