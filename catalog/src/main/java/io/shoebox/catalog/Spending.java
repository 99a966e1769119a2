package io.shoebox.catalog;

import java.time.Instant;

/** Whether somebody may do something that is limited. */
public sealed interface Spending {
    /** It is counted, and may be done. */
    record Granted() implements Spending {}

    /**
     * It is not counted, and may not be done.
     *
     * @param limit how much of what there is in which time, in words
     * @param frees when there is some again; never, if it is more than there is in the whole time
     */
    record Refused(String limit, Instant frees) implements Spending {
        /** Of what is too much by itself. */
        public static final Instant NEVER = Instant.MAX;
    }
}
