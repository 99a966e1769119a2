package io.shoebox.local.client;

/** The API refused; type and message are those of the first error. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    public RefusedException(String type, String message) {
        super(message);
        this.type = type;
    }

    /** GraphQL's {@code errorType}. */
    public String type() {
        return type;
    }
}
