package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.JpegLimitException;

/** The time that one decode may take. */
final class Deadline {
    private final long start = System.nanoTime();
    private final long budgetNanos;

    Deadline(long budgetNanos) {
        this.budgetNanos = budgetNanos;
    }

    void check() throws JpegLimitException {
        long spent = System.nanoTime() - start;
        if (spent > budgetNanos) {
            throw new JpegLimitException("nanoseconds", budgetNanos, spent);
        }
    }
}
