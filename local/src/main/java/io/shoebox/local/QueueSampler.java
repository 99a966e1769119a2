package io.shoebox.local;

import io.shoebox.operations.queues.Queues;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks at the queues now and then, so that ages and rates are known when an operator asks. */
final class QueueSampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueSampler.class);
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Queues queues;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    QueueSampler(Queues queues) {
        this.queues = queues;
        thread = Thread.ofVirtual().name("sample-queues").start(this::run);
    }

    private void run() {
        try {
            while (!closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            queues.read();
        } catch (SdkException e) {
            LOG.debug("the queues cannot be looked at: {}", e.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
