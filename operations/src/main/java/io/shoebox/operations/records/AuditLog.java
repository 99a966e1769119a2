package io.shoebox.operations.records;

import static io.shoebox.model.TableSchema.PARTITION_KEY;
import static io.shoebox.model.TableSchema.SORT_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.shoebox.operations.places.Clients;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Who did what, and when: a row each, and a line in the log. */
public final class AuditLog {
    /** How long an entry is kept. */
    public static final Duration LIFETIME = Duration.ofDays(400);
    /** The most entries that one call answers. */
    public static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final String KIND = "AUDIT";
    private static final int LONGEST_DETAIL = 1000;

    private final Clients clients;
    private final String table;
    private final AuditSink sink;

    public AuditLog(Clients clients, String table, AuditSink sink) {
        this.clients = clients;
        this.table = table;
        this.sink = sink;
    }

    /** Writes it down. What was done is done: a fault here is the caller's to tell. */
    public void acted(String who, String what, @Nullable String detail, @Nullable Integer count) {
        Instant now = clients.clock().instant();
        String bounded =
                detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
        var entry = new AuditEntry(now, who, what, bounded, count);
        LOG.info("operator {} did {} count={}", who, what, count);
        sink.acted(entry);
        Map<String, AttributeValue> row = Rows.row(KIND, Rows.time(now) + "#" + UUID.randomUUID(), now.plus(LIFETIME));
        Rows.putIfAny(row, "who", who);
        Rows.putIfAny(row, "what", what);
        Rows.putIfAny(row, "detail", bounded);
        if (count != null) {
            row.put("touched", Rows.number(count));
        }
        clients.dynamo().putItem(put -> put.tableName(table).item(row));
    }

    /**
     * Newest first.
     *
     * @param limit 1 to {@value #MOST}
     * @param after the {@code next} of the page before; null for the first
     * @throws IllegalArgumentException if that is no token of this listing
     */
    public AuditPage list(int limit, @Nullable String after) {
        var query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#pk = :kind")
                .expressionAttributeNames(Map.of("#pk", PARTITION_KEY))
                .expressionAttributeValues(Map.of(":kind", Rows.partition(KIND)))
                .scanIndexForward(false)
                .limit(limit);
        if (after != null) {
            query.exclusiveStartKey(
                    Rows.key(KIND, new String(Base64.getUrlDecoder().decode(after), UTF_8)));
        }
        var answer = clients.dynamo().query(query.build());
        List<AuditEntry> entries = answer.items().stream().map(AuditLog::read).toList();
        return new AuditPage(entries, answer.hasLastEvaluatedKey() ? token(answer.lastEvaluatedKey()) : null);
    }

    private static String token(Map<String, AttributeValue> key) {
        String id = requireNonNull(key.get(SORT_KEY)).s();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
    }

    private static AuditEntry read(Map<String, AttributeValue> row) {
        String id = requireNonNull(Rows.text(row, SORT_KEY));
        Long count = Rows.number(row, "touched");
        return new AuditEntry(
                Instant.parse(id.substring(0, id.indexOf('#'))),
                requireNonNull(Rows.text(row, "who")),
                requireNonNull(Rows.text(row, "what")),
                Rows.text(row, "detail"),
                count == null ? null : count.intValue());
    }
}
