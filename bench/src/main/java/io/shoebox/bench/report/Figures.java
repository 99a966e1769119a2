package io.shoebox.bench.report;

import io.shoebox.bench.likeness.Likeness;
import java.util.List;

/**
 * What one peer did with one photo.
 *
 * @param millis median of the timed rounds
 * @param cpuMillis median of their processor time, all threads, with reading the file; 0 where the system does not tell
 * @param sizes of the files in bytes
 * @param likeness to the reference, by size; none where there is no reference or no file
 */
public record Figures(
        String photo, String peer, double millis, double cpuMillis, List<Integer> sizes, List<Likeness> likeness) {
    public Figures {
        sizes = List.copyOf(sizes);
        likeness = List.copyOf(likeness);
    }

    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
