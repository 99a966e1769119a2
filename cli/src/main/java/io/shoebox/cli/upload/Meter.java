package io.shoebox.cli.upload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/** How far all files are together. Told by many threads, read by one. */
final class Meter {
    private static final long WINDOW_NANOS = 5_000_000_000L;
    private static final double KIB = 1024;

    private final long[] sizes;
    private final AtomicLongArray sent;
    /** 1 where a file is over; its bytes count if they have arrived. */
    private final AtomicLongArray over;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long bytes) {}

    Meter(List<FoundFile> files) {
        sizes = files.stream().mapToLong(FoundFile::bytes).toArray();
        sent = new AtomicLongArray(sizes.length);
        over = new AtomicLongArray(sizes.length);
    }

    void sent(int file, long bytes) {
        sent.set(file, bytes);
    }

    /** @param arrived whether its bytes have; otherwise it counts no longer */
    void over(int file, boolean arrived) {
        sent.set(file, arrived ? sizes[file] : 0);
        over.set(file, arrived ? 1 : 2);
    }

    /** As {@code aws s3 cp} says it. */
    String line(long nowNanos) {
        long done = 0;
        long all = 0;
        int remaining = 0;
        for (int i = 0; i < sizes.length; i++) {
            long state = over.get(i);
            done += sent.get(i);
            all += state == 2 ? 0 : sizes[i];
            remaining += state == 0 ? 1 : 0;
        }
        samples.add(new Sample(nowNanos, done));
        while (samples.size() > 2 && nowNanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        double seconds = (nowNanos - first.nanos()) / 1e9;
        double rate = seconds > 0 ? Math.max(0, done - first.bytes()) / seconds : 0;
        return "Completed " + size((double) done) + "/" + size((double) all) + " (" + size(rate) + "/s) with "
                + remaining + (remaining == 1 ? " file remaining" : " files remaining");
    }

    static String size(double bytes) {
        double value = bytes / KIB;
        String unit = "KiB";
        for (String next : List.of("MiB", "GiB", "TiB")) {
            if (value >= KIB) {
                value /= KIB;
                unit = next;
            }
        }
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }
}
