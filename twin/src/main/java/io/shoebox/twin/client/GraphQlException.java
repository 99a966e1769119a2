package io.shoebox.twin.client;

/** The API refused; the message is the first of its errors. */
public final class GraphQlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GraphQlException(String message) {
        super(message);
    }
}
