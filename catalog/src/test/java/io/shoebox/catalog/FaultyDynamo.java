package io.shoebox.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A client whose next transactions go wrong as told; after those all is well. */
final class FaultyDynamo extends ForwardingDynamo {
    private final Deque<Fault> faults = new ArrayDeque<>();
    private int transactions;
    private int refusedUpdates;

    FaultyDynamo(DynamoDbClient real) {
        super(real);
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

    /** Refuses so many updates, as DynamoDB does while a transaction writes the row. */
    void refuseUpdates(int count) {
        refusedUpdates = count;
    }

    int transactions() {
        return transactions;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        transactions++;
        return switch (faults.poll()) {
            case null -> super.transactWriteItems(request);
            case Fault.Before() -> throw timeout();
            case Fault.After() -> {
                super.transactWriteItems(request);
                throw timeout();
            }
            case Fault.Cancelled(List<String> reasons) -> throw cancelled(reasons);
            case Fault.Overtaken(Runnable by) -> {
                by.run();
                yield super.transactWriteItems(request);
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
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        if (refusedUpdates-- > 0) {
            throw TransactionConflictException.builder().build();
        }
        return super.updateItem(request);
    }
}
