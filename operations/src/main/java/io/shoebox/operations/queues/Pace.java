package io.shoebox.operations.queues;

import org.jspecify.annotations.Nullable;

/**
 * How fast a queue fills and empties; what is not known is null.
 *
 * @param oldestSeconds age of the oldest message; where it follows from samples, it is at least this old
 * @param netPerMinute how much more comes than is done; known where the two are, and sometimes by itself
 */
public record Pace(
        @Nullable Double oldestSeconds,
        @Nullable Double inPerMinute,
        @Nullable Double outPerMinute,
        @Nullable Double netPerMinute) {
    static final Pace UNKNOWN = new Pace(null, null, null, null);

    /** How long it takes until nothing is left, if all goes on like this; null if that is never, or not known. */
    @Nullable
    Double secondsToDrain(long undone) {
        if (undone == 0) {
            return 0.0;
        }
        return netPerMinute == null || netPerMinute >= 0 ? null : undone / -netPerMinute * 60;
    }
}
