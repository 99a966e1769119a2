package io.shoebox.ingestworker.schedules;

/**
 * Something that happens. Numbers are taken modulo what there is to choose from, so a schedule without some of its steps
 * is a schedule too.
 */
record Step(Kind kind, int which, int choice) {
    enum Kind {
        /** An upload to a key that has no object. */
        PUT,
        /** A new object in place of one that is there, as restoring does. */
        REPLACE,
        DELETE,
        /** A message comes once more, though it was handled. */
        DUPLICATE,
        /** A message is put with the dead letters. */
        PARK,
        REDRIVE,
        /** An operator has a photo's thumbnails made again. */
        RETRY,
        /** A worker goes on to its next call. */
        RUN,
        /** Where workers have priorities: the foremost that has something to do makes some calls, the others none. */
        ADVANCE,
        /** The foremost goes behind all others, wherever it is. */
        YIELD,
        FAIL_BEFORE,
        FAIL_AFTER,
        /** A worker's process is killed, and started again. */
        KILL,
        /** A worker gets no processor while others go on. */
        HOLD,
        /** A worker is slow, and what it holds becomes visible to the other. */
        SLOW;

        /** What a message may meet only so often, before it rightly ends in the dead letters. */
        boolean isMisfortune() {
            return switch (this) {
                case FAIL_BEFORE, FAIL_AFTER, KILL, SLOW -> true;
                case PUT, REPLACE, DELETE, DUPLICATE, PARK, REDRIVE, RETRY, RUN, ADVANCE, YIELD, HOLD -> false;
            };
        }
    }
}
