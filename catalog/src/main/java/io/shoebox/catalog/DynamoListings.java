package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.SORT_KEY;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoStatus;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The queries of the catalog. */
final class DynamoListings {
    /** Rows that a page reads at most, listed or not: about two seconds, and 125 read units. */
    private static final int MOST_READ = 1000;

    private final DynamoDbClient dynamo;
    private final String table;
    private final int mostRead;

    DynamoListings(DynamoDbClient dynamo, String table) {
        this(dynamo, table, MOST_READ);
    }

    /** @param mostRead rows that a page reads at most, listed or not */
    DynamoListings(DynamoDbClient dynamo, String table, int mostRead) {
        this.dynamo = dynamo;
        this.table = table;
        this.mostRead = mostRead;
    }

    Page<Photo> photos(IdentityId owner, CollectionId collection, Page.Request request) {
        var query = QueryRequest.builder()
                .keyConditionExpression("pk = :owner AND begins_with(sk, :prefix)")
                .filterExpression("#status <> :deleted")
                .expressionAttributeNames(Map.of("#status", PhotoRow.STATUS))
                .expressionAttributeValues(Map.of(
                        ":owner", fromS(owner.value()),
                        ":prefix", fromS(PhotoRow.sortKeyPrefix(collection)),
                        ":deleted", fromS(PhotoStatus.DELETED.name())))
                .scanIndexForward(false);
        if (request.after() != null) {
            query.exclusiveStartKey(PhotoRow.key(PageToken.photo(request.after(), owner, collection)));
        }
        return page(query, request.limit(), PhotoRow::read, PageToken::ofPhoto);
    }

    Page<PhotoCollection> collections(IdentityId owner, Page.Request request) {
        var query = QueryRequest.builder()
                .keyConditionExpression("pk = :owner AND begins_with(sk, :prefix)")
                .filterExpression("photoCount > :none")
                .expressionAttributeValues(Map.of(
                        ":owner", fromS(owner.value()), ":prefix", fromS(CollectionRow.PREFIX), ":none", fromN("0")));
        if (request.after() != null) {
            query.exclusiveStartKey(CollectionRow.key(owner, PageToken.collection(request.after())));
        }
        return page(query, request.limit(), CollectionRow::read, PageToken::ofCollection);
    }

    /**
     * The first rows that pass the query's filter. DynamoDB filters after it has read, so a run of tombstones takes several
     * queries; each reads twice as much as the one before. A page that has read its most ends there, however short it is.
     */
    private <T> Page<T> page(
            QueryRequest.Builder query,
            int limit,
            Function<Map<String, AttributeValue>, T> item,
            Function<T, String> token) {
        var items = new ArrayList<T>();
        int left = mostRead;
        for (int most = limit + 1; ; most = Math.min(2 * most, left)) {
            var answer = dynamo.query(
                    query.tableName(table).limit(Math.min(most, left)).build());
            answer.items().stream().map(item).forEach(items::add);
            left -= answer.scannedCount();
            if (items.size() > limit || !answer.hasLastEvaluatedKey()) {
                return Page.cut(items, limit, token);
            }
            if (left <= 0) {
                String last = new Attributes(answer.lastEvaluatedKey()).text(SORT_KEY);
                return new Page<>(items, PageToken.ofSortKey(last));
            }
            query.exclusiveStartKey(answer.lastEvaluatedKey());
        }
    }
}
