package io.shoebox.operations.queues;

/** How far a task of an operator's is. */
public enum RedriveStatus {
    RUNNING,
    COMPLETED,
    CANCELLED,
    FAILED
}
