package io.shoebox.notifier;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Batches of Lambda's stream source (Lambda Developer Guide, "Using AWS Lambda with Amazon DynamoDB": needs {@code
 * ReportBatchItemFailures}, by which the rest of the batch comes again).
 */
final class LambdaStream {
    private LambdaStream() {}

    static List<RowChange> read(DynamodbEvent batch) {
        List<DynamodbStreamRecord> records = batch.getRecords();
        return records == null
                ? List.of()
                : records.stream().map(LambdaStream::change).toList();
    }

    static StreamsEventResponse answer(@Nullable String firstFailed) {
        return new StreamsEventResponse(firstFailed == null ? List.of() : List.of(new BatchItemFailure(firstFailed)));
    }

    private static RowChange change(DynamodbStreamRecord event) {
        StreamRecord row = event.getDynamodb();
        Date at = row.getApproximateCreationDateTime();
        return new RowChange(
                event.getEventID(),
                row.getSequenceNumber(),
                at == null ? Instant.EPOCH : at.toInstant(),
                image(row.getOldImage()),
                image(row.getNewImage()));
    }

    private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> image(
            @Nullable Map<String, AttributeValue> image) {
        var row = new HashMap<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>();
        if (image != null) {
            image.forEach((name, value) -> row.put(name, value(value)));
        }
        return row;
    }

    /** Of the kinds that rows of photos have. */
    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue value(AttributeValue value) {
        var sdk = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
        if (value.getS() != null) {
            sdk.s(value.getS());
        } else if (value.getN() != null) {
            sdk.n(value.getN());
        } else if (value.getL() != null) {
            sdk.l(value.getL().stream().map(LambdaStream::value).toList());
        } else if (value.getM() != null) {
            sdk.m(image(value.getM()));
        } else if (value.getBOOL() != null) {
            sdk.bool(value.getBOOL());
        } else {
            sdk.nul(true);
        }
        return sdk.build();
    }
}
