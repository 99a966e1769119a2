package io.shoebox.operations.records;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up rows as a scan gives them, one owner after the other: of all owners but the largest nothing is kept, so that
 * memory does not grow with them.
 */
final class UsageTally {
    private static final int OWNERS = 100;
    private static final int DAYS = 90;
    private static final Comparator<OwnerUsage> BY_SIZE =
            Comparator.comparingLong(OwnerUsage::bytes).thenComparing(OwnerUsage::owner);

    private final PriorityQueue<OwnerUsage> largest = new PriorityQueue<>(BY_SIZE);
    private final TreeMap<String, DayUsage> days = new TreeMap<>(Collections.reverseOrder());
    private @Nullable OwnerUsage current;
    private long rows;

    /** @param day of the upload, in UTC */
    void add(String owner, String day, long bytes) {
        rows++;
        if (current != null && !current.owner().equals(owner)) {
            keep(current);
            current = null;
        }
        current = current == null
                ? new OwnerUsage(owner, 1, bytes)
                : new OwnerUsage(owner, current.photos() + 1, current.bytes() + bytes);
        days.merge(
                day,
                new DayUsage(day, 1, bytes),
                (a, b) -> new DayUsage(day, a.photos() + b.photos(), a.bytes() + b.bytes()));
        if (days.size() > DAYS) {
            days.pollLastEntry();
        }
    }

    List<OwnerUsage> owners() {
        var all = new HashMap<String, OwnerUsage>();
        largest.forEach(owner -> all.put(owner.owner(), owner));
        if (current != null) {
            all.merge(current.owner(), current, UsageTally::together);
        }
        return all.values().stream().sorted(BY_SIZE.reversed()).limit(OWNERS).toList();
    }

    List<DayUsage> days() {
        return List.copyOf(days.values());
    }

    long rows() {
        return rows;
    }

    private void keep(OwnerUsage owner) {
        // A scan keeps an owner's rows together; should one not, the parts are added up.
        OwnerUsage part = byOwner().get(owner.owner());
        if (part != null) {
            largest.remove(part);
        }
        largest.add(part == null ? owner : together(part, owner));
        if (largest.size() > OWNERS) {
            largest.poll();
        }
    }

    private Map<String, OwnerUsage> byOwner() {
        var all = new HashMap<String, OwnerUsage>();
        largest.forEach(owner -> all.put(owner.owner(), owner));
        return all;
    }

    private static OwnerUsage together(OwnerUsage a, OwnerUsage b) {
        return new OwnerUsage(a.owner(), a.photos() + b.photos(), a.bytes() + b.bytes());
    }
}
