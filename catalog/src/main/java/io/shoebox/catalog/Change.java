package io.shoebox.catalog;

/** What a change did to a row. */
public enum Change {
    /** The row is now as asked for. */
    APPLIED,
    /** The row already was as asked for; nothing changed. */
    DUPLICATE,
    /** The row is newer, or no longer in a state that the change applies to; nothing changed. */
    STALE
}
