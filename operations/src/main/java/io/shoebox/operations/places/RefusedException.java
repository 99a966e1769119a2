package io.shoebox.operations.places;

/** What an operator asked for cannot be done; the message says why, and what can be. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RefusedException(String message) {
        super(message, null, false, false);
    }
}
