package io.shoebox.operations.records;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static java.util.Objects.requireNonNull;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.catalog.RowImage;
import io.shoebox.model.PhotoStatus;
import io.shoebox.operations.places.Clients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Counts what everybody has, in one pass over the table, and keeps the result in a row. Nobody waits for that pass by
 * chance: a page counts by itself only where the table is small.
 */
public final class UsageCount {
    /** Rows of a table that is small: a pass takes seconds, and reads about 60 MB. */
    public static final long SMALL_TABLE = 100_000;

    private static final Duration FRESH = Duration.ofHours(1);
    private static final String KIND = "USAGE";
    private static final String ID = "all";
    private static final int PAGE = 1000;
    private static final int DAY = "2026-01-01".length();
    private static final JsonMapper JSON = new JsonMapper();

    private final Clients clients;
    private final String table;

    public UsageCount(Clients clients, String table) {
        this.clients = clients;
        this.table = table;
    }

    /** As it was counted last; {@link Usage#UNKNOWN} if it never was. */
    public Usage last() {
        Map<String, AttributeValue> row = clients.dynamo()
                .getItem(get -> get.tableName(table).key(Rows.key(KIND, ID)))
                .item();
        return row.isEmpty() ? Usage.UNKNOWN : read(row);
    }

    /** As it was counted within the last hour, counted anew where that takes seconds; else as it was counted last. */
    public Usage recent() {
        Usage last = last();
        Instant countedAt = last.countedAt();
        boolean fresh =
                countedAt != null && countedAt.isAfter(clients.clock().instant().minus(FRESH));
        return fresh || items() > SMALL_TABLE ? last : count(rows -> {});
    }

    /** Rows of the table, as DynamoDB told within the last six hours. */
    public long items() {
        return clients.dynamo()
                .describeTable(describe -> describe.tableName(table))
                .table()
                .itemCount();
    }

    /**
     * Counts all, and keeps the result.
     *
     * @param progress hears how many rows were read so far
     */
    public Usage count(LongConsumer progress) {
        Instant begun = clients.clock().instant();
        var tally = new UsageTally();
        var scan = ScanRequest.builder()
                .tableName(table)
                .projectionExpression("#pk, #sk, #status, bytes, createdAt")
                .expressionAttributeNames(Map.of("#pk", PARTITION_KEY, "#sk", SORT_KEY, "#status", "status"))
                .returnConsumedCapacity(ReturnConsumedCapacity.NONE)
                .limit(PAGE);
        long read = 0;
        while (true) {
            var answer = clients.dynamo().scan(scan.build());
            answer.items().forEach(row -> add(tally, row));
            read += answer.scannedCount();
            progress.accept(read);
            if (!answer.hasLastEvaluatedKey()) {
                break;
            }
            scan.exclusiveStartKey(answer.lastEvaluatedKey());
        }
        var usage = new Usage(tally.owners(), tally.days(), begun, tally.rows());
        keep(usage);
        return usage;
    }

    private static void add(UsageTally tally, Map<String, AttributeValue> row) {
        String sortKey = requireNonNull(Rows.text(row, SORT_KEY));
        boolean isPhoto = sortKey.startsWith(RowImage.PHOTOS)
                && !PhotoStatus.DELETED.name().equals(Rows.text(row, "status"));
        String createdAt = Rows.text(row, "createdAt");
        if (isPhoto && createdAt != null) {
            long bytes = Optional.ofNullable(Rows.number(row, "bytes")).orElse(0L);
            tally.add(requireNonNull(Rows.text(row, PARTITION_KEY)), createdAt.substring(0, DAY), bytes);
        }
    }

    private void keep(Usage usage) {
        var row = Rows.row(KIND, ID, null);
        row.put("owners", fromS(json(usage.owners())));
        row.put("days", fromS(json(usage.days())));
        row.put("countedAt", fromS(String.valueOf(usage.countedAt())));
        row.put("rows", Rows.number(usage.rows()));
        clients.dynamo().putItem(put -> put.tableName(table).item(row));
    }

    private static Usage read(Map<String, AttributeValue> row) {
        try {
            return new Usage(
                    JSON.readValue(Rows.text(row, "owners"), new TypeReference<List<OwnerUsage>>() {}),
                    JSON.readValue(Rows.text(row, "days"), new TypeReference<List<DayUsage>>() {}),
                    Rows.instant(row, "countedAt"),
                    requireNonNull(Rows.number(row, "rows")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the row of the usage is not as it was written", e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
