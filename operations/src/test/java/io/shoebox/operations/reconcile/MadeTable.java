package io.shoebox.operations.reconcile;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.ParsedKey;
import io.shoebox.model.PhotoKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The rows of a {@link MadeWorld} in pages, as DynamoDB has them, and those of one run, which nobody else works on. */
final class MadeTable implements DynamoDbClient {
    private static final String NANOS = "2026-03-01T12:00:00.000000000Z";

    private final MadeWorld world;
    private final Map<String, AttributeValue> run = new HashMap<>();

    MadeTable(MadeWorld world) {
        this.world = world;
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        int next = request.hasExclusiveStartKey() ? world.ownerOf(text(request.exclusiveStartKey(), "pk")) + 1 : 0;
        List<Map<String, AttributeValue>> found = next < world.owners()
                ? List.of(Map.of("pk", fromS(world.owner(next).value())))
                : List.of();
        return ScanResponse.builder().items(found).build();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        Map<String, AttributeValue> values = request.expressionAttributeValues();
        if (values.containsKey(":runs")) {
            List<Map<String, AttributeValue>> rows = run.isEmpty() ? List.of() : List.of(run);
            return QueryResponse.builder().items(rows).build();
        }
        int owner = world.ownerOf(text(values, ":owner"));
        if (!values.containsKey(":prefix")) {
            return QueryResponse.builder()
                    .items(List.of(Map.of("pk", fromS("known"))))
                    .build();
        }
        return text(values, ":prefix").startsWith("C#") ? collections(owner) : photos(request, owner);
    }

    private QueryResponse collections(int owner) {
        var rows = new ArrayList<Map<String, AttributeValue>>();
        for (int collection = 0; collection < world.collections(); collection++) {
            if (world.rows(owner, collection) > 0) {
                rows.add(Map.of(
                        "pk", fromS(world.owner(owner).value()),
                        "sk", fromS("C#" + world.collection(collection)),
                        "photoCount", fromN(Long.toString(world.rows(owner, collection))),
                        "createdAt", fromS(NANOS),
                        "updatedAt", fromS(NANOS)));
            }
        }
        return QueryResponse.builder().items(rows).build();
    }

    private QueryResponse photos(QueryRequest request, int owner) {
        String partition = world.owner(owner) + "/";
        String after = request.hasExclusiveStartKey()
                ? partition + text(request.exclusiveStartKey(), "sk").substring(2)
                : partition;
        int at = MadeWorld.firstAfter(after, world.photos(), i -> world.key(i).toString());
        var rows = new ArrayList<Map<String, AttributeValue>>();
        while (at < world.photos()
                && rows.size() < request.limit()
                && world.key(at).toString().startsWith(partition)) {
            if (world.hasRow(at)) {
                rows.add(row(at));
            }
            at++;
        }
        var answer = QueryResponse.builder().items(rows);
        if (rows.size() == request.limit()) {
            answer.lastEvaluatedKey(Map.of(
                    "pk", Objects.requireNonNull(rows.getLast().get("pk")),
                    "sk", Objects.requireNonNull(rows.getLast().get("sk"))));
        }
        return answer.build();
    }

    private Map<String, AttributeValue> row(int photo) {
        PhotoKey key = world.key(photo);
        return Map.ofEntries(
                Map.entry("pk", fromS(key.owner().value())),
                Map.entry("sk", fromS("P#" + Case.rest(key))),
                Map.entry("sequencer", fromS("0055AED6DCD90281E500000000000000")),
                Map.entry("status", fromS("READY")),
                Map.entry("createdAt", fromS(NANOS)),
                Map.entry("updatedAt", fromS(NANOS)),
                Map.entry("filename", fromS("a.jpg")),
                Map.entry("contentType", fromS("image/jpeg")),
                Map.entry("bytes", fromN("1000000")),
                Map.entry("attempts", fromN("0")),
                Map.entry("eTag", fromS(MadeWorld.TAG)),
                Map.entry(
                        "thumbnails",
                        fromL(MadeWorld.EDGES.stream().map(MadeTable::thumbnail).toList())));
    }

    private static AttributeValue thumbnail(int edge) {
        return fromM(Map.of(
                "edge", fromN(Integer.toString(edge)),
                "contentType", fromS("image/jpeg"),
                "width", fromN(Integer.toString(edge)),
                "height", fromN("100"),
                "bytes", fromN("5000")));
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        String sort = text(request.key(), "sk");
        if (sort.startsWith("RUN#")) {
            return GetItemResponse.builder().item(run).build();
        }
        String key = text(request.key(), "pk") + "/" + sort.substring(2);
        if (PhotoKey.parse(key) instanceof ParsedKey.Valid(PhotoKey photo) && world.hasRow(world.photoOf(photo))) {
            return GetItemResponse.builder().item(row(world.photoOf(photo))).build();
        }
        return GetItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        AttributeValue state = request.expressionAttributeValues().get(":run");
        if (state != null) {
            run.put("run", state);
        }
        if (request.updateExpression().contains("SET cancelled")) {
            run.put("cancelled", AttributeValue.fromBool(true));
        }
        return UpdateItemResponse.builder().attributes(run).build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return PutItemResponse.builder().build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return DeleteItemResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static String text(Map<String, AttributeValue> values, String name) {
        return Objects.requireNonNull(values.get(name), name).s();
    }
}
