package io.shoebox.local.check;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * The most heap that a piece of work takes at a time, if nothing else works meanwhile. An upper bound: garbage that no
 * collection has taken yet counts, and pools need not have had their peaks at the same time.
 */
final class HeapMeter {
    /** Garbage of earlier work that is left lying; by so much the figure may be too high where a collection runs. */
    private static final long GARBAGE = 8 << 20;

    private static final List<MemoryPoolMXBean> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    /** In use when there was no garbage. */
    private long floor;
    /** In use when the work began. */
    private long start;

    private long collections;

    void begin() {
        if (used() - floor > GARBAGE || used() < floor) {
            System.gc();
            floor = used();
        }
        start = used();
        collections = collections();
        POOLS.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** In bytes, since it began. */
    long most() {
        long peak =
                POOLS.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        long before = collections() == collections ? start : Math.min(floor, start);
        return Math.max(0, peak - before);
    }

    private static long used() {
        return POOLS.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static long collections() {
        return COLLECTORS.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
