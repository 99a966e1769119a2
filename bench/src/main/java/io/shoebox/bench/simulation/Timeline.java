package io.shoebox.bench.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in seconds; of what happens at the same time, what was planned first. */
final class Timeline {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));
    private double now;
    private long planned;

    private record Event(double at, long number, Runnable what) {}

    double now() {
        return now;
    }

    void in(double seconds, Runnable what) {
        events.add(new Event(now + seconds, planned++, what));
    }

    /** Until nothing is planned any more. */
    void run() {
        for (Event next = events.poll(); next != null; next = events.poll()) {
            now = next.at();
            next.what().run();
        }
    }
}
