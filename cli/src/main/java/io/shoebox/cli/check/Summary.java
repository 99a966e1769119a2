package io.shoebox.cli.check;

import io.shoebox.local.check.CheckedFile;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all files came to; holds no more than the worst of them. */
public final class Summary {
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private @Nullable CheckedFile slowest;
    private @Nullable CheckedFile largest;

    void add(CheckedFile file) {
        counts.merge(Status.of(file.verdict()), 1L, Long::sum);
        if (slowest == null || file.time().compareTo(slowest.time()) > 0) {
            slowest = file;
        }
        if (largest == null || peak(file) > peak(largest)) {
            largest = file;
        }
    }

    private static long peak(CheckedFile file) {
        return file.peakBytes() == null ? -1 : file.peakBytes();
    }

    long count(Status status) {
        return counts.getOrDefault(status, 0L);
    }

    /** How many files there were. */
    public long files() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The one that took longest; null if there was none. */
    @Nullable
    CheckedFile slowest() {
        return slowest;
    }

    /** The one that took most memory; null where that was not measured. */
    @Nullable
    CheckedFile largest() {
        return largest == null || largest.peakBytes() == null ? null : largest;
    }

    /** 0 if all have thumbnails, 1 if some have a reason instead, 3 if there was a fault of Shoebox. */
    public int exitCode() {
        if (count(Status.BROKEN) > 0) {
            return 3;
        }
        return files() == count(Status.READY) ? 0 : 1;
    }
}
