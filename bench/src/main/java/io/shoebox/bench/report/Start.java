package io.shoebox.bench.report;

/**
 * A process of its own for one peer and photo.
 *
 * @param millis of the first job alone
 * @param cpuMillis of it, all threads
 * @param sinceStart milliseconds from the start of the process to the first answer
 * @param peakMebibytes the most memory that it held, after some more jobs
 */
public record Start(
        String photo, String peer, double millis, double cpuMillis, double sinceStart, long peakMebibytes) {}
