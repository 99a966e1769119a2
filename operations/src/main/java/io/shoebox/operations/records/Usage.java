package io.shoebox.operations.records;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has how much.
 *
 * @param owners the largest first
 * @param days the latest first
 * @param countedAt null if it never was
 * @param rows that were counted; of a count that goes on, so far
 */
public record Usage(
        List<OwnerUsage> owners,
        List<DayUsage> days,
        @Nullable Instant countedAt,
        long rows) {
    /** Nobody has counted. */
    public static final Usage UNKNOWN = new Usage(List.of(), List.of(), null, 0);

    public Usage {
        owners = List.copyOf(owners);
        days = List.copyOf(days);
    }
}
