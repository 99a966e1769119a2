package io.shoebox.catalog;

import static io.shoebox.model.TableSchema.OLD_PROBLEM;
import static io.shoebox.model.TableSchema.OLD_PROBLEMS_INDEX;
import static io.shoebox.model.TableSchema.PROBLEMS_INDEX;
import static io.shoebox.model.TableSchema.PROBLEM_AT;
import static io.shoebox.model.TableSchema.PROBLEM_SHARD;
import static io.shoebox.model.TableSchema.UPDATED_AT;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The listing of problems over all parts of the index: hour by hour, the parts of an hour merged. The index only says
 * where to look: a row that has changed since is left out, so a page may be shorter. At the end come rows that an earlier
 * version put into the index of before.
 */
final class DynamoProblems {
    private static final Comparator<PageToken.Problem> NEWEST_FIRST = Comparator.comparing(
                    (PageToken.Problem problem) ->
                            ProblemPlace.of(problem.key(), problem.updatedAt()).at())
            .reversed();
    /** Later than any hour. */
    private static final String END_OF_TIME = "9999";

    private final DynamoDbClient dynamo;
    private final String table;
    private final ProblemHours hours;
    private final Function<PhotoKey, Optional<Photo>> find;

    DynamoProblems(DynamoDbClient dynamo, String table, ProblemHours hours, Function<PhotoKey, Optional<Photo>> find) {
        this.dynamo = dynamo;
        this.table = table;
        this.hours = hours;
        this.find = find;
    }

    Page<Photo> list(Page.Request request) {
        PageToken.Problem after = request.after() == null ? null : PageToken.problem(request.after());
        int wanted = request.limit() + 1;
        var found = new ArrayList<PageToken.Problem>();
        for (String hour : hours.until(after == null ? END_OF_TIME : ProblemPlace.hour(after.updatedAt()))) {
            int missing = wanted - found.size();
            ProblemPlace.shards(hour).stream()
                    .flatMap(shard -> ofShard(shard, after, missing))
                    .sorted(NEWEST_FIRST)
                    .limit(missing)
                    .forEach(found::add);
            if (found.size() == wanted) {
                break;
            }
        }
        found.addAll(old(after, wanted - found.size()));
        Page<PageToken.Problem> page = Page.cut(found, request.limit(), PageToken::ofProblem);
        return new Page<>(page.items().stream().flatMap(this::row).toList(), page.next());
    }

    private Stream<Photo> row(PageToken.Problem place) {
        return find
                .apply(place.key())
                .filter(row -> row.status() == PhotoStatus.FAILED || row.status() == PhotoStatus.REJECTED)
                .filter(row -> row.updatedAt().equals(place.updatedAt()))
                .stream();
    }

    private Stream<PageToken.Problem> ofShard(String shard, PageToken.@Nullable Problem after, int most) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":shard", fromS(shard));
        if (after != null) {
            values.put(
                    ":after",
                    fromS(ProblemPlace.of(after.key(), after.updatedAt()).at()));
        }
        return read(
                QueryRequest.builder()
                        .indexName(PROBLEMS_INDEX)
                        .keyConditionExpression(
                                PROBLEM_SHARD + " = :shard" + (after == null ? "" : " AND " + PROBLEM_AT + " < :after"))
                        .expressionAttributeValues(values),
                most)
                .stream();
    }

    private List<PageToken.Problem> old(PageToken.@Nullable Problem after, int most) {
        if (most == 0) {
            return List.of();
        }
        var query = QueryRequest.builder()
                .indexName(OLD_PROBLEMS_INDEX)
                .keyConditionExpression(OLD_PROBLEM + " = :problem")
                .expressionAttributeValues(Map.of(":problem", PhotoRow.OLD_HAS_PROBLEM));
        if (after != null) {
            var start = new HashMap<>(PhotoRow.key(after.key()));
            start.put(OLD_PROBLEM, PhotoRow.OLD_HAS_PROBLEM);
            start.put(UPDATED_AT, fromS(SortableTime.text(after.updatedAt())));
            query.exclusiveStartKey(start);
        }
        return read(query, most);
    }

    private List<PageToken.Problem> read(QueryRequest.Builder query, int most) {
        return dynamo
                .queryPaginator(query.tableName(table)
                        .scanIndexForward(false)
                        .limit(most)
                        .build())
                .items()
                .stream()
                .limit(most)
                .map(row -> new PageToken.Problem(new Attributes(row).time(UPDATED_AT), PhotoRow.readKey(row)))
                .toList();
    }
}
