package io.shoebox.worker.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shoebox.queue.PipelineMetrics;
import io.shoebox.queue.QueuePoller;
import java.util.concurrent.atomic.AtomicInteger;

/** A gate whose poller's messages are counted. */
public final class CountingGate implements QueuePoller.Gate {
    static final String RECEIVED = "MessagesReceived";
    static final String DONE = "MessagesDone";
    static final String RETURNED = "MessagesReturned";
    static final String IN_HAND = "MessagesInHand";

    private final QueuePoller.Gate gate;
    private final AtomicInteger inHand = new AtomicInteger();
    private final Counter received;
    private final Counter done;
    private final Counter returned;

    /** Counts for one worker what its gate hears. */
    public CountingGate(QueuePoller.Gate gate, MeterRegistry registry, String service) {
        this.gate = gate;
        received = registry.counter(RECEIVED, PipelineMetrics.SERVICE, service);
        done = registry.counter(DONE, PipelineMetrics.SERVICE, service);
        returned = registry.counter(RETURNED, PipelineMetrics.SERVICE, service);
        Gauge.builder(IN_HAND, inHand, AtomicInteger::get)
                .tag(PipelineMetrics.SERVICE, service)
                .register(registry);
    }

    @Override
    public boolean isOpen() {
        return gate.isOpen();
    }

    @Override
    public void received(int messages) {
        inHand.addAndGet(messages);
        received.increment(messages);
        gate.received(messages);
    }

    @Override
    public void done(int messages) {
        inHand.addAndGet(-messages);
        done.increment(messages);
        gate.done(messages);
    }

    @Override
    public void returned(int messages) {
        inHand.addAndGet(-messages);
        returned.increment(messages);
        gate.returned(messages);
    }
}
