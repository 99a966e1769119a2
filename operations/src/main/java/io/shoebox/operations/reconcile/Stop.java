package io.shoebox.operations.reconcile;

/** Asked before each key, whether a run is to go on. */
@FunctionalInterface
public interface Stop {
    /** Never. */
    Stop NEVER = () -> Wish.NONE;

    /** What is wished. */
    Wish wish();

    /** Whether and how to stop. */
    enum Wish {
        /** It goes on. */
        NONE,
        /** It stops for now, and stays to be gone on with. */
        PAUSE,
        /** Whoever started it wants it to end; it can be continued. */
        END
    }
}
