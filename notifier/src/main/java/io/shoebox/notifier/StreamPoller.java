package io.shoebox.notifier;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The twin of Lambda's stream source: reads the stream's shards from now on, each in its order and after its parent, and
 * hands their changes to the function. What failed comes again; after some tries it is passed over.
 */
public final class StreamPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamPoller.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    /** Shards are looked for every so many rounds: a new one begins when an old one ends, or after hours. */
    private static final int ROUNDS_BETWEEN_LOOKS = 100;

    private final Shards shards;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Not reading yet, but from this moment on nothing is missed.
     *
     * @param stream its ARN
     * @param function returns the sequence number of the first change that is to come again
     */
    public StreamPoller(
            DynamoDbStreamsClient streams, String stream, Function<List<RowChange>, Optional<String>> function) {
        shards = new Shards(streams, stream, function);
        shards.look(ShardIteratorType.LATEST);
        thread = Thread.ofPlatform().name("poll-stream").unstarted(this::pollUntilClosed);
    }

    /** Reads on a thread of its own until it is closed. */
    public StreamPoller start() {
        thread.start();
        return this;
    }

    /** Reads each shard once; returns how many changes there were. */
    public int pollOnce() {
        return shards.readOnce();
    }

    private void pollUntilClosed() {
        int rounds = 0;
        boolean well = true;
        Duration pause = Duration.ZERO;
        while (!isClosing(pause)) {
            try {
                int before = shards.count();
                int changes = pollOnce();
                int now = shards.count();
                if (now == 0 || now < before || ++rounds % ROUNDS_BETWEEN_LOOKS == 0) {
                    shards.look(ShardIteratorType.TRIM_HORIZON);
                }
                pause = changes > 0 ? Duration.ZERO : PAUSE;
                well = true;
            } catch (RuntimeException e) {
                // Told once for each outage; whatever happens, the stream goes on being read.
                if (well && closing.getCount() > 0) {
                    LOG.warn("the table's stream cannot be read: {}", e.toString());
                }
                well = false;
                shards.reopen();
                pause = PAUSE_AFTER_FAULT;
            }
        }
    }

    private boolean isClosing(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What is being told of is finished first. */
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
