package io.shoebox.emulator.sqs;

import io.shoebox.emulator.DataFolder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * How SQS is to run. Queues are made by CreateQueue.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param data where queues and messages are kept; null keeps them in memory
 */
public record SqsOptions(int port, @Nullable DataFolder data, Region region) {
    /** On a free port, in memory. */
    public static SqsOptions inMemory(Region region) {
        return new SqsOptions(0, null, region);
    }
}
