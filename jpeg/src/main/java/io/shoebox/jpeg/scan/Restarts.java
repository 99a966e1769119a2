package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.CorruptJpegException;

/** Counts the MCUs between restart markers (T.81 B.2.4.4). */
final class Restarts {
    private final int interval;
    private int left;
    private int number;

    /** @param interval MCUs, or 0 if there are no restarts */
    Restarts(int interval) {
        this.interval = interval;
        this.left = interval == 0 ? Integer.MAX_VALUE : interval;
    }

    /** Counts one MCU; whether a restart marker stands before it. */
    boolean due() {
        return --left < 0;
    }

    /** Passes the marker if it is due. */
    boolean take(EntropySource source) throws CorruptJpegException {
        if (left >= 0) {
            return false;
        }
        left = interval - 1;
        source.restart(number);
        number = number + 1 & 7;
        return true;
    }
}
