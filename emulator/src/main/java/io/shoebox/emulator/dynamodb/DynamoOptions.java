package io.shoebox.emulator.dynamodb;

import io.shoebox.emulator.DataFolder;
import org.jspecify.annotations.Nullable;

/**
 * How DynamoDB is to run. Tables are made by CreateTable.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param data where tables are kept; null keeps them in memory
 */
public record DynamoOptions(int port, @Nullable DataFolder data) {
    /** On a free port, in memory. */
    public static DynamoOptions inMemory() {
        return new DynamoOptions(0, null);
    }
}
