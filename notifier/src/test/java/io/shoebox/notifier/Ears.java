package io.shoebox.notifier;

import java.util.ArrayList;
import java.util.List;

/** Subscribers and a bus that remember what they were told, and refuse what they are made to refuse. */
final class Ears implements Subscribers, EventBus {
    final List<PhotoEvent> subscribers = new ArrayList<>();
    final List<PhotoEvent> bus = new ArrayList<>();
    int subscribersRefuseAfter = Integer.MAX_VALUE;
    int busRefusesAfter = Integer.MAX_VALUE;
    boolean busIsAway;

    @Override
    public void tell(PhotoEvent event) {
        if (subscribers.size() >= subscribersRefuseAfter) {
            throw new IllegalStateException("the API is away");
        }
        subscribers.add(event);
    }

    @Override
    public int put(List<PhotoEvent> events) {
        if (busIsAway) {
            throw new IllegalStateException("the bus is away");
        }
        int taken = Math.min(events.size(), busRefusesAfter - bus.size());
        bus.addAll(events.subList(0, taken));
        return taken;
    }

    static List<String> names(List<PhotoEvent> events) {
        return events.stream().map(PhotoEvent::name).toList();
    }
}
