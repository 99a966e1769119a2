package io.shoebox.operations.records;

/** What came on a day, in UTC. */
public record DayUsage(String day, long photos, long bytes) {}
