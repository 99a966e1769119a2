package io.shoebox.operations.records;

/** Hears of what operators do, besides the log of it. */
@FunctionalInterface
public interface AuditSink {
    /** Hears nothing. */
    AuditSink NONE = entry -> {};

    void acted(AuditEntry entry);
}
