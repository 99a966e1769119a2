package io.shoebox.bench.api;

import java.util.List;

/**
 * What calls took, in microseconds.
 *
 * @param median of all
 * @param p99 what 99 of 100 took at most
 * @param cpu processor time of the process, all threads, by call; 0 where the system does not tell
 */
public record CallFigures(String name, double median, double p99, double cpu) {
    static CallFigures of(String name, List<Long> nanos, long cpuNanos) {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("no calls");
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        return new CallFigures(name, at(sorted, 0.5) / 1e3, at(sorted, 0.99) / 1e3, cpuNanos / 1e3 / nanos.size());
    }

    /** The smallest value that so large a share is not above. */
    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** Calls a second of one core, by the median. */
    public double aSecond() {
        return 1e6 / median;
    }

    /** Calls for a second of processor time; 0 where that is not known. */
    public double aCpuSecond() {
        return cpu == 0 ? 0 : 1e6 / cpu;
    }
}
