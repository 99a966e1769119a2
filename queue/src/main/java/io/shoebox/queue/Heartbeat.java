package io.shoebox.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The messages that a poller has in hand. Each is hidden anew whenever a third of its timeout has passed, until its work has
 * ended: so the timeout may be short, and what a dead process had in hand is soon another's. What cannot be hidden any more
 * is given up: another may have it already.
 */
final class Heartbeat implements AutoCloseable {
    /** As the longest invocation of Lambda: work that never ends must not hide its message for ever. */
    static final Duration MOST = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final SourceQueue queue;
    /** Zero: as the queue has it, and never anew. */
    private final Duration hidden;

    private final LongSupplier nanoTime;
    /** By id. Held while messages are hidden anew: one whose work has ended is not hidden after that. */
    private final Map<String, Held> inHand = new LinkedHashMap<>();

    private final CountDownLatch closing = new CountDownLatch(1);

    private record Held(SQSMessage message, long since) {}

    Heartbeat(SourceQueue queue, Duration hidden, LongSupplier nanoTime) {
        this.queue = queue;
        this.hidden = hidden;
        this.nanoTime = nanoTime;
    }

    /** Beats on a thread of its own until it is closed. */
    Heartbeat start() {
        if (hidden.isPositive()) {
            Thread.ofVirtual().name("heartbeat").start(this::beatUntilClosed);
        }
        return this;
    }

    void hold(List<SQSMessage> messages) {
        synchronized (inHand) {
            long now = nanoTime.getAsLong();
            messages.forEach(message -> inHand.put(message.getMessageId(), new Held(message, now)));
        }
    }

    /** Its work has ended; returns whether it was still ours. */
    boolean release(SQSMessage message) {
        synchronized (inHand) {
            return inHand.remove(message.getMessageId()) != null;
        }
    }

    /** What comes back is let go of first: else it would be hidden for longer than it is to rest. */
    Visibility before(Visibility visibility) {
        return (message, pause) -> {
            release(message);
            visibility.comeBack(message, pause);
        };
    }

    /** Takes all that is in hand out of it. */
    List<SQSMessage> releaseAll() {
        synchronized (inHand) {
            List<SQSMessage> all = inHand.values().stream().map(Held::message).toList();
            inHand.clear();
            return all;
        }
    }

    /** Hides anew all that is in hand. */
    void beat() {
        synchronized (inHand) {
            long now = nanoTime.getAsLong();
            giveUp(
                    inHand.values().stream()
                            .filter(held -> now - held.since() > MOST.toNanos())
                            .map(held -> held.message().getMessageId())
                            .collect(Collectors.toSet()),
                    "after " + MOST.toMinutes() + " minutes");
            for (List<SQSMessage> some : SourceQueue.parts(
                    inHand.values().stream().map(Held::message).toList())) {
                beat(some);
            }
        }
    }

    private void beat(List<SQSMessage> some) {
        try {
            giveUp(queue.hide(some, hidden, third()), "since the queue does not hide them any more");
        } catch (SdkException e) {
            var ids = new ArrayList<String>();
            some.forEach(message -> ids.add(message.getMessageId()));
            giveUp(ids, "since the queue does not answer: " + e);
        }
    }

    private void giveUp(Collection<String> ids, String why) {
        if (!ids.isEmpty()) {
            LOG.warn("messages {} of {} are given up {}", ids, queue.url(), why);
            inHand.keySet().removeAll(Set.copyOf(ids));
        }
    }

    private Duration third() {
        return hidden.dividedBy(3);
    }

    private void beatUntilClosed() {
        try {
            while (!closing.await(third().toMillis(), TimeUnit.MILLISECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
