package io.shoebox.notifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers and the bus of changes, in the order of the stream, so that each photo's events come in theirs. What
 * could not be told is told again from the first failure on: at least once, with the same id.
 */
public final class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final Subscribers subscribers;
    private final EventBus bus;

    public Notifier(Subscribers subscribers, EventBus bus) {
        this.subscribers = subscribers;
        this.bus = bus;
    }

    /** An event and the place in the stream from which to go on if it fails. */
    private record Told(String sequenceNumber, PhotoEvent event) {}

    /**
     * Tells of the changes.
     *
     * @return the sequence number of the first change that is to come again, if there is one
     */
    public Optional<String> handle(List<RowChange> changes) {
        List<Told> events = new ArrayList<>();
        Optional<String> unreadable = Optional.empty();
        for (RowChange change : changes) {
            try {
                PhotoEvent.of(change).ifPresent(event -> events.add(new Told(change.sequenceNumber(), event)));
            } catch (RuntimeException e) {
                // What was before it is told all the same.
                LOG.error("a change that is none of ours sequenceNumber={}", change.sequenceNumber(), e);
                unreadable = Optional.of(change.sequenceNumber());
                break;
            }
        }
        for (int from = 0; from < events.size(); from += EventBus.MOST) {
            Optional<String> failed = tell(events.subList(from, Math.min(events.size(), from + EventBus.MOST)));
            if (failed.isPresent()) {
                return failed;
            }
        }
        return unreadable;
    }

    private Optional<String> tell(List<Told> events) {
        int told = 0;
        Optional<String> failed = Optional.empty();
        try {
            for (Told each : events) {
                subscribers.tell(each.event());
                told++;
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "subscribers were not told eventId={}",
                    events.get(told).event().id(),
                    e);
            failed = Optional.of(events.get(told).sequenceNumber());
        }
        if (told == 0) {
            return failed;
        }
        int put = put(events.subList(0, told));
        return put < told ? Optional.of(events.get(put).sequenceNumber()) : failed;
    }

    private int put(List<Told> events) {
        try {
            return bus.put(events.stream().map(Told::event).toList());
        } catch (RuntimeException e) {
            LOG.warn(
                    "the bus did not answer eventId={}",
                    events.getFirst().event().id(),
                    e);
            return 0;
        }
    }
}
