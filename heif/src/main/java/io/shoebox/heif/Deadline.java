package io.shoebox.heif;

/** The time that one decode may take; shared by its threads. */
public final class Deadline {
    private final long start = System.nanoTime();
    private final HeifLimits limits;

    public Deadline(HeifLimits limits) {
        this.limits = limits;
    }

    /** Whether {@link #check} would throw, for where it takes long to tell the position. */
    public boolean isOver() {
        return System.nanoTime() - start > limits.maxNanos();
    }

    /** @param position where in the file the decoder is */
    public void check(long position) throws HeifLimitException {
        limits.checkNanos(System.nanoTime() - start, position);
    }
}
