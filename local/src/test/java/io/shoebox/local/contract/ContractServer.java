package io.shoebox.local.contract;

import java.time.Duration;
import java.util.List;

/** A server of S3, SQS and DynamoDB on which contracts run. Its constructor starts it. */
public interface ContractServer extends AutoCloseable {
    /** As in the report. */
    String name();

    /** Buckets, queues and a table that nobody else uses. */
    Place place(Duration visibilityTimeout);

    /** Whether others may use it too: then tests keep to names of their own. */
    default boolean isBorrowed() {
        return false;
    }

    /** The behaviours in which it is known to differ from AWS. */
    List<Difference> differences();

    @Override
    void close();
}
