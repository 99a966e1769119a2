package io.shoebox.ingestworker.schedules;

/** Ends a worker wherever it is; an error of its own, which nothing in a worker may catch. */
@SuppressWarnings("serial")
final class Killed extends Error {
    Killed() {
        super("killed", null, false, false);
    }
}
