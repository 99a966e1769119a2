package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.PROBLEM;
import static io.shoebox.model.TableSchema.PROBLEMS_INDEX;
import static io.shoebox.model.TableSchema.UPDATED_AT;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The queries of the catalog. */
final class DynamoListings {
    /** Rows that one query reads at most, listed or not. */
    private static final int MOST_READ = 1000;

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoListings(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
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
        List<Photo> found =
                read(query, request.limit() + 1).stream().map(PhotoRow::read).toList();
        return Page.cut(found, request.limit(), PageToken::ofPhoto);
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
        List<PhotoCollection> found = read(query, request.limit() + 1).stream()
                .map(CollectionRow::read)
                .toList();
        return Page.cut(found, request.limit(), PageToken::ofCollection);
    }

    Page<Photo> problems(Page.Request request) {
        var query = QueryRequest.builder()
                .indexName(PROBLEMS_INDEX)
                .keyConditionExpression("problem = :problem")
                .expressionAttributeValues(Map.of(":problem", PhotoRow.HAS_PROBLEM))
                .scanIndexForward(false);
        if (request.after() != null) {
            PageToken.Problem after = PageToken.problem(request.after());
            var start = new HashMap<>(PhotoRow.key(after.key()));
            start.put(PROBLEM, PhotoRow.HAS_PROBLEM);
            start.put(UPDATED_AT, fromS(SortableTime.text(after.updatedAt())));
            query.exclusiveStartKey(start);
        }
        List<Photo> found =
                read(query, request.limit() + 1).stream().map(PhotoRow::read).toList();
        return Page.cut(found, request.limit(), PageToken::ofProblem);
    }

    /**
     * The first rows that pass the query's filter. DynamoDB filters after it has read, so a run of tombstones takes
     * several queries; each reads twice as much as the one before.
     */
    private List<Map<String, AttributeValue>> read(QueryRequest.Builder query, int wanted) {
        var rows = new ArrayList<Map<String, AttributeValue>>();
        for (int limit = wanted; ; limit = Math.min(2 * limit, MOST_READ)) {
            var answer = dynamo.query(query.tableName(table).limit(limit).build());
            rows.addAll(answer.items());
            if (rows.size() >= wanted || !answer.hasLastEvaluatedKey()) {
                return rows.subList(0, Math.min(rows.size(), wanted));
            }
            query.exclusiveStartKey(answer.lastEvaluatedKey());
        }
    }
}
