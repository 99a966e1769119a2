package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class CatalogRowsIT {
    private static final AtomicInteger TABLE = new AtomicInteger();
    private static LocalDynamo server;
    private static DynamoDbClient dynamo;

    private final Photos photos = new Photos(11);
    private final AtomicInteger reads = new AtomicInteger();
    private String table;
    private DynamoCatalog catalog;
    private CatalogRows rows;

    @BeforeAll
    static void start() {
        server = new LocalDynamo();
        dynamo = server.client();
    }

    @AfterAll
    static void stop() {
        dynamo.close();
        server.close();
    }

    @BeforeEach
    void makeTable() {
        table = "rows-" + TABLE.incrementAndGet();
        dynamo.createTable(PhotosTable.create(table));
        catalog = new DynamoCatalog(dynamo, table);
        rows = new CatalogRows(dynamo, table, new CatalogRows.Meter() {
            @Override
            public void read(double units) {
                reads.incrementAndGet();
            }

            @Override
            public void written(double units) {}
        });
    }

    @Test
    void eachOwnerIsFoundOnceByOneReadHoweverManyRowsThereAre() {
        var owners = new HashSet<IdentityId>();
        for (int i = 0; i < 30; i++) {
            IdentityId owner = photos.owner();
            owners.add(owner);
            photos.keys(owner, 1 + i % 7).forEach(key -> catalog.register(registered(key, 1)));
        }
        dynamo.putItem(put -> put.tableName(table)
                .item(Map.of("pk", AttributeValue.fromS("LOGIN#x"), "sk", AttributeValue.fromS("pool"))));

        var found = new ArrayList<IdentityId>();
        for (Optional<IdentityId> owner = rows.ownerAfter(null);
                owner.isPresent();
                owner = rows.ownerAfter(owner.get())) {
            found.add(owner.get());
        }

        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(owners);
        assertThat(reads.get()).isEqualTo(32);
    }

    @Test
    void rowsComeByTheBytesOfTheirKeysAndGoOnBehindAKey() {
        IdentityId owner = photos.owner();
        List<PhotoKey> keys = new ArrayList<>();
        for (String collection : List.of("a", "a-b", "a0", "A")) {
            PhotoKey key = photos.key(owner, new CollectionId(collection));
            keys.add(key);
            catalog.register(registered(key, 1));
        }
        catalog.delete(keys.get(2), sequencer(2), time(2));

        List<String> order = new ArrayList<>();
        rows.photos(owner, null)
                .forEachRemaining(row -> order.add(row.key().collection().value()));
        assertThat(order).containsExactly("A", "a-b", "a", "a0");

        PhotoKey second = keys.get(1);
        Iterator<?> rest = rows.photos(owner, second.collection() + "/" + second.name());
        assertThat(rest).toIterable().hasSize(2);
        List<String> collections = new ArrayList<>();
        rows.collections(owner).forEachRemaining(row -> collections.add(row.id().value()));
        assertThat(collections).containsExactly("A", "a", "a-b", "a0");
        assertThat(rows.isKnown(owner)).isTrue();
        assertThat(rows.isKnown(photos.owner())).isFalse();
    }

    @Test
    void aFalseCountIsPutRightUnlessAnythingHasChangedSince() {
        IdentityId owner = photos.owner();
        List<PhotoKey> keys = photos.keys(owner, 5);
        keys.forEach(key -> catalog.register(registered(key, 1)));
        catalog.delete(keys.getFirst(), sequencer(2), time(2));
        assertThat(rows.drift(owner, Photos.HOLIDAYS)).isEmpty();

        falsify(owner, "9");
        CatalogRows.Drift drift = rows.drift(owner, Photos.HOLIDAYS).orElseThrow();
        assertThat(drift.counted()).isEqualTo(4);
        catalog.register(registered(photos.key(owner, Photos.HOLIDAYS), 3));
        assertThat(rows.correct(drift, time(9))).as("a photo has come").isFalse();

        CatalogRows.Drift again = rows.drift(owner, Photos.HOLIDAYS).orElseThrow();
        assertThat(rows.correct(again, time(9))).isTrue();
        assertThat(count(owner)).isEqualTo(5);
        assertThat(rows.drift(owner, Photos.HOLIDAYS)).isEmpty();
    }

    @Test
    void aCollectionThatHasNoRowGetsOne() {
        IdentityId owner = photos.owner();
        photos.keys(owner, 3).forEach(key -> catalog.register(registered(key, 1)));
        dynamo.deleteItem(delete -> delete.tableName(table).key(CollectionRow.key(owner, Photos.HOLIDAYS)));

        CatalogRows.Drift drift = rows.drift(owner, Photos.HOLIDAYS).orElseThrow();
        assertThat(rows.correct(drift, time(9))).isTrue();
        assertThat(count(owner)).isEqualTo(3);
        assertThat(rows.correct(drift, time(9))).as("there is a row by now").isFalse();
    }

    private void falsify(IdentityId owner, String count) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(CollectionRow.key(owner, Photos.HOLIDAYS))
                .updateExpression("SET photoCount = :count")
                .expressionAttributeValues(Map.of(":count", AttributeValue.fromN(count))));
    }

    private long count(IdentityId owner) {
        return Set.copyOf(catalog.collections(owner, Page.Request.first(10)).items()).stream()
                .mapToLong(PhotoCollection::photoCount)
                .sum();
    }
}
