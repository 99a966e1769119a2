package io.shoebox.operations.workers;

import io.shoebox.operations.places.WorkerName;
import io.shoebox.queue.QueuePoller;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The switch as the pollers of one process obey it: one of their threads asks the table once a second, and adds what they
 * have done to the count. Where the table does not answer, the switch stays as it was last seen.
 */
public final class SwitchGate implements QueuePoller.Gate, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchGate.class);
    private static final long BETWEEN = Duration.ofSeconds(1).toNanos();

    private final SwitchRows rows;
    private final WorkerName worker;
    private final LongSupplier nanoTime;
    private final AtomicLong done = new AtomicLong();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile boolean open = true;
    private volatile boolean silent;
    private volatile boolean answered;
    private volatile long askedAt;

    public SwitchGate(DynamoDbClient dynamo, String table, WorkerName worker) {
        this(dynamo, table, worker, System::nanoTime);
    }

    SwitchGate(DynamoDbClient dynamo, String table, WorkerName worker, LongSupplier nanoTime) {
        this.rows = new SwitchRows(dynamo, table);
        this.worker = worker;
        this.nanoTime = nanoTime;
        askedAt = nanoTime.getAsLong() - BETWEEN;
    }

    @Override
    public boolean isOpen() {
        if (nanoTime.getAsLong() - askedAt >= BETWEEN && asking.tryLock()) {
            try {
                askedAt = nanoTime.getAsLong();
                ask();
            } finally {
                asking.unlock();
            }
        }
        return open;
    }

    @Override
    public void done(int messages) {
        done.addAndGet(messages);
    }

    /** Whether the table answers, as far as was asked. */
    public boolean isAnswered() {
        return answered && !silent;
    }

    private void ask() {
        try {
            boolean paused = rows.read(worker).paused();
            if (paused == open) {
                LOG.info("worker {} is {}", worker.text(), paused ? "paused" : "resumed");
            }
            open = !paused;
            tell();
            silent = false;
            answered = true;
        } catch (SdkException e) {
            if (!silent) {
                silent = true;
                LOG.warn("worker {} stays {}: the table does not answer", worker.text(), open ? "on" : "paused", e);
            }
        }
    }

    private void tell() {
        long messages = done.getAndSet(0);
        if (messages > 0) {
            try {
                rows.add(worker, messages);
            } catch (SdkException e) {
                done.addAndGet(messages);
                throw e;
            }
        }
    }

    /** Adds what was done since. */
    @Override
    public void close() {
        try {
            tell();
        } catch (SdkException e) {
            LOG.info("{} messages that worker {} did are not counted: {}", done, worker.text(), e.toString());
        }
    }

    /** Milliseconds between two looks, for those who wait for the switch to be obeyed. */
    public static long betweenMillis() {
        return TimeUnit.NANOSECONDS.toMillis(BETWEEN);
    }
}
