package io.shoebox.emulator.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loses, doubles and holds back what passes through. */
public final class EventFaults implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFaults.class);
    private static final long LONGEST_HOLD_MILLIS = 2000;

    private final FaultPlan plan;
    private final Random random;
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("held-events").daemon().factory());

    /** By the plan's seed. */
    public EventFaults(FaultPlan plan) {
        this.plan = plan;
        random = new Random(plan.seed());
    }

    /** Sends an event never, once or twice, now or behind the next one. What it throws now is thrown. */
    public synchronized void pass(Runnable sending) {
        if (random.nextDouble() < plan.dropEvents()) {
            LOG.warn("an event is lost on purpose");
            return;
        }
        boolean twice = random.nextDouble() < plan.duplicateEvents();
        if (random.nextDouble() < plan.reorder()) {
            held.addLast(sending);
            var _ = later.schedule(this::release, LONGEST_HOLD_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            sending.run();
            release();
        }
        if (twice) {
            sending.run();
        }
    }

    private synchronized void release() {
        while (!held.isEmpty()) {
            try {
                held.removeLast().run();
            } catch (RuntimeException e) {
                LOG.warn("an event that was held back could not be sent: {}", e.toString());
            }
        }
    }

    /** Sends what is held back. */
    @Override
    public void close() {
        later.shutdownNow();
        release();
    }
}
