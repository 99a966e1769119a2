package io.shoebox.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A client whose next transactions go wrong as told; after those all is well. */
final class FaultyDynamo implements DynamoDbClient {
    private final DynamoDbClient real;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private int transactions;

    FaultyDynamo(DynamoDbClient real) {
        this.real = real;
    }

    /** What goes wrong in a transaction. */
    sealed interface Fault {
        /** It never arrives. */
        record Before() implements Fault {}

        /** It is made, but the answer is lost. */
        record After() implements Fault {}

        /** It is refused for these reasons, one an item. */
        record Cancelled(List<String> reasons) implements Fault {}

        /** Something else happens first; then it goes its way. */
        record Overtaken(Runnable by) implements Fault {}
    }

    void next(Fault fault) {
        faults.add(fault);
    }

    int transactions() {
        return transactions;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        transactions++;
        return switch (faults.poll()) {
            case null -> real.transactWriteItems(request);
            case Fault.Before() -> throw timeout();
            case Fault.After() -> {
                real.transactWriteItems(request);
                throw timeout();
            }
            case Fault.Cancelled(List<String> reasons) -> throw cancelled(reasons);
            case Fault.Overtaken(Runnable by) -> {
                by.run();
                yield real.transactWriteItems(request);
            }
        };
    }

    private static RuntimeException timeout() {
        return ApiCallTimeoutException.create(1000);
    }

    private static TransactionCanceledException cancelled(List<String> reasons) {
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons.stream()
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return real.getItem(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return real.updateItem(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return real.query(request);
    }

    @Override
    public String serviceName() {
        return real.serviceName();
    }

    @Override
    public void close() {}
}
