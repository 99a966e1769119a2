package io.shoebox.notifier;

import java.util.List;

/** Takes events for backends. */
public interface EventBus {
    /** How many events a call takes at most: EventBridge's limit (API Reference, "PutEvents"). */
    int MOST = 10;

    /** Where no backend listens. */
    EventBus NONE = List::size;

    /**
     * Puts events on the bus, {@value #MOST} at most.
     *
     * @return how many were taken before the first that was not; all, if all were
     */
    int put(List<PhotoEvent> events);
}
