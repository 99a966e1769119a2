package io.shoebox.notifier;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change of a row, as DynamoDB's stream tells it (DynamoDB Streams API Reference, "Record").
 *
 * @param id the same each time the record is read
 * @param sequenceNumber its place in its shard
 * @param before empty if there was no row
 * @param after empty if the row is gone
 */
public record RowChange(
        String id,
        String sequenceNumber,
        Instant at,
        Map<String, AttributeValue> before,
        Map<String, AttributeValue> after) {
    public RowChange {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }
}
