package io.shoebox.catalog;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Refuses, as DynamoDB does and DynamoDB Local does not, a transaction on a collection's row that another one is just
 * writing.
 */
final class JealousDynamo extends ForwardingDynamo {
    private final Set<Map<String, AttributeValue>> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();

    JealousDynamo(DynamoDbClient real) {
        super(real);
    }

    int refused() {
        return refused.get();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        Map<String, AttributeValue> counted = request.transactItems().stream()
                .map(TransactWriteItem::update)
                .filter(Objects::nonNull)
                .map(Update::key)
                .findAny()
                .orElseThrow();
        if (!inFlight.add(counted)) {
            refused.incrementAndGet();
            throw conflict();
        }
        try {
            return super.transactWriteItems(request);
        } finally {
            inFlight.remove(counted);
        }
    }

    private static TransactionCanceledException conflict() {
        return TransactionCanceledException.builder()
                .cancellationReasons(Stream.of("None", "TransactionConflict")
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }
}
