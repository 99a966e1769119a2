package io.shoebox.jpeg.scan;

import io.shoebox.jpeg.CorruptJpegException;

/** Counts the MCUs between restart markers (T.81 B.2.4.4). */
final class Restarts {
    /** A marker that is further ahead than this is one of those before, left over. */
    private static final int MOST_AHEAD = 5;

    private final int interval;
    private int begun;
    private int left;
    private int number;

    /** @param interval MCUs, or 0 if there are no restarts */
    Restarts(int interval) {
        this.interval = interval;
        this.left = full();
    }

    private int full() {
        return used() ? interval : Integer.MAX_VALUE;
    }

    boolean used() {
        return interval > 0;
    }

    /** Counts one MCU; whether a restart marker stands before it. */
    boolean due() {
        return --left < 0;
    }

    /** MCUs so far, with the one before which a marker may be due. */
    int counted() {
        return begun + full() - left;
    }

    /** Passes the marker if it is due. */
    boolean take(EntropySource source) throws CorruptJpegException {
        if (left >= 0) {
            return false;
        }
        source.restart(number);
        begun += interval;
        left = interval - 1;
        number = number + 1 & 7;
        return true;
    }

    /** Goes behind the next marker whose number can be one to come, and gives the MCU there; or a large number. */
    int find(EntropySource source) {
        while (true) {
            int found = source.passRestart();
            if (found < 0) {
                return Integer.MAX_VALUE;
            }
            int ahead = found - number & 7;
            if (ahead <= MOST_AHEAD) {
                number = found + 1 & 7;
                goOnAt(begun + interval * (1 + ahead));
                return begun;
            }
        }
    }

    /** The next MCU is this one, right behind a marker or as good as that. */
    void goOnAt(int mcu) {
        begun = mcu;
        left = full();
    }
}
