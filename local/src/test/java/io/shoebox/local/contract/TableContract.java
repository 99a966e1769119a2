package io.shoebox.local.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.local.Eventually;
import io.shoebox.model.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What the catalog relies on DynamoDB for. Each test has a partition of its own. Over 200 lines since a contract is one
 * place on a server, which takes a while to make.
 */
public abstract class TableContract extends ServerContract {
    private static final int WRITERS = 8;
    private static final String NEW = "attribute_not_exists(pk)";

    @Test
    @Behaviour(
            name = "a refused condition tells the row that is there",
            aws = "ConditionalCheckFailedException with Item, given ALL_OLD",
            page = "UpdateItem (DynamoDB API Reference)")
    void refusedCondition() {
        put("refused", "a", Map.of("status", fromS("READY")));

        assertThatExceptionOfType(ConditionalCheckFailedException.class)
                .isThrownBy(() -> dynamo().updateItem(update -> update.tableName(names().table())
                        .key(key("refused", "a"))
                        .updateExpression("SET #s = :new")
                        .conditionExpression("#s = :old")
                        .expressionAttributeNames(Map.of("#s", "status"))
                        .expressionAttributeValues(Map.of(":new", fromS("FAILED"), ":old", fromS("REGISTERED")))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .satisfies(e -> assertThat(e.item()).containsEntry("status", fromS("READY")));
        assertThat(row("refused", "a")).containsEntry("status", fromS("READY"));
    }

    @Test
    @Behaviour(
            name = "of many conditional writes at once one wins",
            aws = "Conditional writes succeed only if the item meets the condition",
            page = "PutItem (DynamoDB API Reference)")
    void oneOfManyWins() throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Boolean>> answers = threads.invokeAll(IntStream.range(0, WRITERS)
                    .<Callable<Boolean>>mapToObj(i -> () -> wins("race"))
                    .toList());
            assertThat(answers.stream().map(Future::resultNow)).containsOnlyOnce(true);
        }
    }

    private boolean wins(String partition) {
        try {
            dynamo().putItem(put ->
                    put.tableName(names().table()).item(key(partition, "a")).conditionExpression(NEW));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Test
    @Behaviour(
            name = "a transaction writes all or nothing, and tells the reason of each part in order",
            aws = "TransactionCanceledException with a CancellationReason for each item, None where it was well",
            page = "TransactWriteItems (DynamoDB API Reference)")
    void cancelledTransaction() {
        put("tx", "there", Map.of());

        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() -> write(creation("tx", "first"), creation("tx", "there"), addition("tx", "count")))
                .satisfies(e -> assertThat(e.cancellationReasons())
                        .extracting(CancellationReason::code)
                        .containsExactly("None", "ConditionalCheckFailed", "None"));
        assertThat(row("tx", "first")).isEmpty();
        assertThat(row("tx", "count")).isEmpty();
    }

    @Test
    @Behaviour(
            name = "a transaction writes a row and counts it in another",
            aws = "Up to 100 actions, all or nothing; ADD counts from zero where there is no item",
            page = "TransactWriteItems (DynamoDB API Reference)")
    void countingTransaction() {
        write(creation("count", "a"), addition("count", "n"));
        write(creation("count", "b"), addition("count", "n"));

        assertThat(row("count", "n")).containsEntry("n", fromN("2"));
    }

    @Test
    @Behaviour(
            name = "transactions at once on one counter lose nothing once they are repeated",
            aws = "TransactionConflict, or one after the other",
            page = "Amazon DynamoDB Transactions: How it works")
    void concurrentTransactions() throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Boolean>> answers = threads.invokeAll(IntStream.range(0, WRITERS)
                    .<Callable<Boolean>>mapToObj(i -> () -> counted("busy", "row" + i))
                    .toList());
            assertThat(answers.stream().map(Future::resultNow)).containsOnly(true);
        }
        assertThat(row("busy", "n")).containsEntry("n", fromN(Integer.toString(WRITERS)));
    }

    private boolean counted(String partition, String row) {
        for (int i = 0; i < 100; i++) {
            try {
                write(creation(partition, row), addition(partition, "n"));
                return true;
            } catch (TransactionCanceledException e) {
                assertThat(e.cancellationReasons())
                        .extracting(CancellationReason::code)
                        .isSubsetOf("None", "TransactionConflict");
            }
        }
        return false;
    }

    @Test
    @Behaviour(
            name = "a consistent read sees the last write",
            aws = "ConsistentRead: the most up-to-date data",
            page = "DynamoDB read consistency")
    void consistentRead() {
        for (int i = 0; i < 20; i++) {
            put("fresh", "a", Map.of("n", fromN(Integer.toString(i))));
            assertThat(row("fresh", "a")).containsEntry("n", fromN(Integer.toString(i)));
        }
    }

    @Test
    @Behaviour(
            name = "a Query by prefix answers newest first, in pages that lead on to the next",
            aws = "ScanIndexForward, Limit and LastEvaluatedKey; a key that is gone by then serves too",
            page = "Query (DynamoDB API Reference)")
    void paging() {
        IntStream.range(0, 5).forEach(i -> put("pages", "P#" + i, Map.of()));
        put("pages", "C#x", Map.of());
        put("pages", "Q#x", Map.of());

        List<String> seen = new ArrayList<>();
        QueryResponse page = query("pages", request -> request);
        seen.addAll(sortKeys(page));
        assertThat(seen).containsExactly("P#4", "P#3");
        Map<String, AttributeValue> start = page.lastEvaluatedKey();
        dynamo().deleteItem(delete -> delete.tableName(names().table()).key(start));
        while (page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()) {
            Map<String, AttributeValue> last = page.lastEvaluatedKey();
            page = query("pages", request -> request.exclusiveStartKey(last));
            seen.addAll(sortKeys(page));
        }

        assertThat(seen).containsExactly("P#4", "P#3", "P#2", "P#1", "P#0");
    }

    private QueryResponse query(String partition, UnaryOperator<QueryRequest.Builder> more) {
        return dynamo().query(more.apply(QueryRequest.builder()
                        .tableName(names().table())
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(":pk", fromS(partition), ":prefix", fromS("P#")))
                        .scanIndexForward(false)
                        .limit(2))
                .build());
    }

    private static List<String> sortKeys(QueryResponse page) {
        return page.items().stream()
                .map(item -> requireNonNull(item.get(TableSchema.SORT_KEY)).s())
                .toList();
    }

    @Test
    @Behaviour(
            name = "a row is in the sparse index only while it has the index's keys",
            aws = "An item without them is not in the index; index reads are eventually consistent",
            page = "Take advantage of sparse indexes")
    void sparseIndex() throws InterruptedException {
        put("sparse", "well", Map.of());
        put("sparse", "ill", Map.of(TableSchema.PROBLEM_SHARD, fromS("yes"), TableSchema.PROBLEM_AT, fromS("2026")));
        Eventually.holds(() -> problems("yes").equals(List.of("ill")));

        dynamo().updateItem(update -> update.tableName(names().table())
                .key(key("sparse", "ill"))
                .updateExpression("REMOVE " + TableSchema.PROBLEM_SHARD));
        Eventually.holds(() -> problems("yes").isEmpty());
        assertThat(row("sparse", "ill")).isNotEmpty();
    }

    private List<String> problems(String value) {
        return sortKeys(dynamo().query(query -> query.tableName(names().table())
                .indexName(TableSchema.PROBLEMS_INDEX)
                .keyConditionExpression(TableSchema.PROBLEM_SHARD + " = :p")
                .expressionAttributeValues(Map.of(":p", fromS(value)))));
    }

    @Test
    @Behaviour(
            name = "time to live is set on the table, by the attribute that rows have",
            aws =
                    "TimeToLiveStatus ENABLED with the attribute's name; then items go within a few days, which is not tested",
            page = "Using time to live (TTL) in DynamoDB")
    void timeToLive() {
        TimeToLiveDescription description = dynamo().describeTimeToLive(describe -> describe.tableName(names().table()))
                .timeToLiveDescription();

        assertThat(description.attributeName()).isEqualTo(TableSchema.EXPIRES_AT);
        assertThat(description.timeToLiveStatus()).isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
    }

    @Test
    @Behaviour(
            name = "lists, maps, numbers and text of any script come back as they were put",
            aws = "Scalar, document and set types",
            page = "Supported data types and naming rules in Amazon DynamoDB")
    void types() {
        Map<String, AttributeValue> values = Map.of(
                "list", fromL(List.of(fromM(Map.of("width", fromN("240"), "key", fromS("ü 写真"))))),
                "big", fromN("12345678901234567890"),
                "flag", AttributeValue.fromBool(true));
        put("types", "ü/写真#1", values);

        assertThat(row("types", "ü/写真#1")).containsAllEntriesOf(values);
    }

    @Test
    @Behaviour(
            name = "an update sets, adds and removes in one step",
            aws = "SET, REMOVE and ADD clauses; all of them see the item as it was",
            page = "UpdateItem (DynamoDB API Reference)")
    void update() {
        put("update", "a", Map.of("reason", fromS("old"), "attempts", fromN("1")));

        dynamo().updateItem(update -> update.tableName(names().table())
                .key(key("update", "a"))
                .updateExpression("SET updatedAt = :at ADD attempts :one REMOVE reason")
                .expressionAttributeValues(Map.of(":at", fromS("2026"), ":one", fromN("1"))));

        assertThat(row("update", "a"))
                .containsEntry("updatedAt", fromS("2026"))
                .containsEntry("attempts", fromN("2"))
                .doesNotContainKey("reason");
    }

    @Test
    @Behaviour(
            name = "a sort key that is too long is refused",
            aws = "At most 1,024 bytes: ValidationException",
            page = "Supported data types and naming rules in Amazon DynamoDB")
    void longSortKey() {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> put("long", "x".repeat(1025), Map.of()))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    private void put(String partition, String sort, Map<String, AttributeValue> values) {
        var item = new HashMap<>(values);
        item.putAll(key(partition, sort));
        dynamo().putItem(put -> put.tableName(names().table()).item(item));
    }

    private Map<String, AttributeValue> row(String partition, String sort) {
        return dynamo().getItem(get ->
                        get.tableName(names().table()).key(key(partition, sort)).consistentRead(true))
                .item();
    }

    private void write(TransactWriteItem... writes) {
        dynamo().transactWriteItems(transaction -> transaction.transactItems(writes));
    }

    private TransactWriteItem creation(String partition, String sort) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(names().table())
                        .item(key(partition, sort))
                        .conditionExpression(NEW))
                .build();
    }

    private TransactWriteItem addition(String partition, String sort) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(names().table())
                        .key(key(partition, sort))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(Map.of(":one", fromN("1"))))
                .build();
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(TableSchema.PARTITION_KEY, fromS(partition), TableSchema.SORT_KEY, fromS(sort));
    }
}
