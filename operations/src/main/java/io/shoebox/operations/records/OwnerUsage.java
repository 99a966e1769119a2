package io.shoebox.operations.records;

/** What an owner has: photos, whatever their status, and the size of the originals. */
public record OwnerUsage(String owner, long photos, long bytes) {}
