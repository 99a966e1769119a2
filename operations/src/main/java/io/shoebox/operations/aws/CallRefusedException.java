package io.shoebox.operations.aws;

/** A service answered with another status than 2xx. */
public final class CallRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    CallRefusedException(String service, int status) {
        super(service + " answered " + status);
        this.status = status;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }
}
