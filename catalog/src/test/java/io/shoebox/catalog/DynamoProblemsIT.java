package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;
import static io.shoebox.catalog.Photos.NOON;
import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.rejected;
import static io.shoebox.catalog.Photos.sequencer;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.TableSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The parts of the index of problems, and what a listing reads. */
final class DynamoProblemsIT {
    private static final LocalDynamo SERVER = new LocalDynamo();
    private static final DynamoDbClient CLIENT = SERVER.client();
    private static int tables;

    private final String table = "problems-" + tables++;
    private final Photos photos = new Photos(5);
    private final IdentityId owner = photos.owner();
    private DynamoCatalog catalog = new DynamoCatalog(CLIENT, table);

    @BeforeEach
    void create() {
        CLIENT.createTable(PhotosTable.create(table));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void problemsOfManyHoursComeNewestFirstWhateverTheirPart() {
        var random = new Random(1);
        var expected = new ArrayList<Photo>();
        for (PhotoKey key : photos.keys(owner, 60)) {
            Instant at = NOON.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 40)));
            Photo problem = rejected(key, 1, at);
            catalog.register(problem);
            expected.add(problem);
        }
        expected.sort((a, b) -> b.updatedAt().compareTo(a.updatedAt()));

        for (int limit : List.of(1, 7, 100)) {
            assertThat(Listings.all(after -> catalog.problems(new Page.Request(limit, after)), limit))
                    .extracting(Photo::updatedAt)
                    .isEqualTo(expected.stream().map(Photo::updatedAt).toList());
        }
        assertThat(new HashSet<>(Listings.all(after -> catalog.problems(new Page.Request(9, after)), 9)))
                .isEqualTo(Set.copyOf(expected));
    }

    @Test
    void oneHoursProblemsAreSpreadOverItsParts() {
        photos.keys(owner, 100).forEach(key -> catalog.register(rejected(key, 1)));

        assertThat(CLIENT.scan(scan -> scan.tableName(table).indexName(TableSchema.PROBLEMS_INDEX)).items().stream()
                        .map(row -> new Attributes(row).text(TableSchema.PROBLEM_SHARD))
                        .distinct())
                .hasSize(ProblemPlace.shards(ProblemPlace.hour(NOON)).size());
    }

    @Test
    void theIndexTellsNothingOfAPhotoButWhatItsProblemIs() {
        catalog.register(rejected(photos.key(owner, HOLIDAYS), 1));

        assertThat(CLIENT.scan(scan -> scan.tableName(table).indexName(TableSchema.PROBLEMS_INDEX))
                        .items())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsOnlyKeys("pk", "sk", "problemShard", "problemAt", "reason", "attempts", "updatedAt"));
    }

    @Test
    void rowsOfAnEarlierVersionComeLastAndLeaveTheOldIndexWhenTheyChange() {
        List<PhotoKey> keys = photos.keys(owner, 5);
        for (int i = 0; i < 3; i++) {
            var row = new HashMap<>(PhotoRow.write(rejected(keys.get(i), i + 1), DynamoCatalog.TOMBSTONE_LIFETIME));
            row.remove(TableSchema.PROBLEM_SHARD);
            row.remove(TableSchema.PROBLEM_AT);
            row.put(TableSchema.OLD_PROBLEM, PhotoRow.OLD_HAS_PROBLEM);
            CLIENT.putItem(put -> put.tableName(table).item(row));
        }
        catalog.register(rejected(keys.get(3), 50));
        catalog.register(rejected(keys.get(4), 60));

        for (int limit : List.of(1, 2, 100)) {
            assertThat(Listings.all(after -> catalog.problems(new Page.Request(limit, after)), limit))
                    .extracting(Photo::key)
                    .containsExactly(keys.get(4), keys.get(3), keys.get(2), keys.get(1), keys.get(0));
        }
        catalog.register(registered(keys.get(2), 70));
        assertThat(catalog.problems(Page.Request.first(100)).items()).hasSize(4);
    }

    @Test
    void aRowOfAnEarlierVersionThatFailsAgainIsInTheNewIndexOnly() {
        PhotoKey key = photos.key(owner, HOLIDAYS);
        catalog.register(registered(key, 1));
        CLIENT.updateItem(update -> update.tableName(table)
                .key(PhotoRow.key(key))
                .updateExpression("SET #status = :failed, problem = :yes, reason = :old")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(
                        Map.of(":failed", fromS("FAILED"), ":yes", PhotoRow.OLD_HAS_PROBLEM, ":old", fromS("old"))));

        catalog.failed(key, sequencer(1), "new", NOON);

        assertThat(catalog.problems(Page.Request.first(9)).items())
                .extracting(Photo::reason)
                .containsExactly("new");
        assertThat(CLIENT.scan(scan -> scan.tableName(table).indexName(TableSchema.OLD_PROBLEMS_INDEX))
                        .items())
                .isEmpty();
    }

    @Test
    void aPageReadsSoManyRowsAtTheMostHoweverManyTombstonesThereAre() {
        var read = new ArrayList<Integer>();
        var counting = new ForwardingDynamo(CLIENT) {
            @Override
            public QueryResponse query(QueryRequest request) {
                QueryResponse answer = super.query(request);
                read.add(answer.scannedCount());
                return answer;
            }
        };
        var listings = new DynamoListings(counting, table, 10);
        List<PhotoKey> keys = photos.keys(owner, 40);
        for (int i = 0; i < keys.size(); i++) {
            if (i < 3) {
                catalog.register(registered(keys.get(i), 1));
            } else {
                catalog.delete(keys.get(i), sequencer(2), NOON);
            }
        }

        var found = new ArrayList<PhotoKey>();
        @Nullable String after = null;
        int pages = 0;
        do {
            read.clear();
            Page<Photo> page = listings.photos(owner, HOLIDAYS, new Page.Request(4, after));
            page.items().forEach(photo -> found.add(photo.key()));
            assertThat(read.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(10);
            after = page.next();
            pages++;
        } while (after != null);

        assertThat(found).containsExactly(keys.get(2), keys.get(1), keys.get(0));
        assertThat(pages).isGreaterThanOrEqualTo(4);
    }
}
