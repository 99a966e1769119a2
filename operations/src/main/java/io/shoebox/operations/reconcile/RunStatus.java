package io.shoebox.operations.reconcile;

/** Where a run is. */
public enum RunStatus {
    /** Under way, or waiting to be gone on with. */
    RUNNING,
    /** All is compared. */
    COMPLETED,
    /** Somebody stopped it, or its budget is used up; it can be continued. */
    CANCELLED,
    /** Something went wrong; it can be continued. */
    FAILED
}
