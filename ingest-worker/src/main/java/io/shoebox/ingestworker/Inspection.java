package io.shoebox.ingestworker;

/** What an uploaded object turned out to be. */
sealed interface Inspection {
    /** All rules are kept. */
    record Accepted(StoredObject object) implements Inspection {}

    /** A rule is broken; the reason is for the owner to read. */
    record Refused(StoredObject object, String reason) implements Inspection {}

    /** There is no object. */
    record Gone() implements Inspection {}
}
