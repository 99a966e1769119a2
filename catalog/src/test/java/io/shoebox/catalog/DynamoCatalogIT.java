package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;
import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.rejected;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.PhotoKey;
import io.shoebox.model.TableSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoCatalogIT extends CatalogContracts {
    private static final String TABLE = "photos";

    private static final LocalDynamo SERVER = new LocalDynamo();
    private static final DynamoDbClient CLIENT = SERVER.client();

    private final PhotoKey key = new Photos(System.nanoTime()).key();
    private final Catalog catalog = new DynamoCatalog(CLIENT, TABLE, Duration.ofHours(1));

    @BeforeAll
    static void start() {
        CLIENT.createTable(PhotosTable.create(TABLE));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Override
    protected Catalog catalog() {
        return catalog;
    }

    @Test
    void aTombstoneHoldsOnlyWhatOrderingNeedsAndExpires() {
        catalog.register(rejected(key, 1));
        catalog.delete(key, sequencer(2), time(2));
        assertThat(row())
                .containsOnlyKeys("pk", "sk", "sequencer", "status", "updatedAt", "expiresAt")
                .containsEntry("expiresAt", AttributeValue.fromN("" + (time(2).getEpochSecond() + 3600)));
    }

    @Test
    void theTableMayForgetWhatExpired() {
        CLIENT.createTable(PhotosTable.create("forgetful"));
        CLIENT.updateTimeToLive(PhotosTable.timeToLive("forgetful"));
        assertThat(CLIENT.describeTimeToLive(describe -> describe.tableName("forgetful"))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo(TableSchema.EXPIRES_AT);
    }

    @Test
    void onlyTombstonesExpire() {
        catalog.delete(key, sequencer(1), time(1));
        catalog.register(registered(key, 2));
        assertThat(row()).doesNotContainKey(TableSchema.EXPIRES_AT);
    }

    @Test
    void onlyRowsWithAProblemAreInTheIndex() {
        catalog.register(registered(key, 1));
        assertThat(row()).doesNotContainKey(TableSchema.PROBLEM_SHARD);
        catalog.failed(key, sequencer(1), "corrupt", time(2));
        assertThat(row()).containsKey(TableSchema.PROBLEM_SHARD);
        catalog.ready(key, sequencer(1), List.of(), null, null, time(3));
        assertThat(row()).doesNotContainKey(TableSchema.PROBLEM_SHARD);
        catalog.register(rejected(key, 4));
        assertThat(row()).containsKey(TableSchema.PROBLEM_SHARD);
        catalog.register(registered(key, 5));
        assertThat(row()).doesNotContainKey(TableSchema.PROBLEM_SHARD);
    }

    @Test
    void theRowsKeysAreThoseOfTheBlueprint() {
        catalog.register(registered(key, 1));
        assertThat(row())
                .containsEntry("pk", AttributeValue.fromS(key.owner().value()))
                .containsEntry("sk", AttributeValue.fromS("P#holidays/" + key.id() + "-été.jpg"));
        assertThat(CLIENT.getItem(get -> get.tableName(TABLE).key(CollectionRow.key(key.owner(), HOLIDAYS)))
                        .item())
                .containsEntry("sk", AttributeValue.fromS("C#holidays"))
                .containsEntry("photoCount", AttributeValue.fromN("1"));
    }

    private Map<String, AttributeValue> row() {
        return CLIENT.getItem(get -> get.tableName(TABLE).key(PhotoRow.key(key)))
                .item();
    }
}
