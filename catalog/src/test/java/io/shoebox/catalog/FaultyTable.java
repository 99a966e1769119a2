package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;

import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table whose client has faults when it is told to, and a catalog that does not wait before it tries again. */
@SuppressWarnings("NullAway.Init") // set before the first test
abstract class FaultyTable {
    static final String TABLE = "photos";

    private static LocalDynamo server;
    static DynamoDbClient client;

    final Photos photos = new Photos(System.nanoTime());
    final IdentityId owner = photos.owner();
    final PhotoKey key = photos.key(owner, HOLIDAYS);
    final FaultyDynamo faulty = new FaultyDynamo(client);
    final Catalog catalog =
            new DynamoCatalog(faulty, TABLE, DynamoCatalog.TOMBSTONE_LIFETIME, new Retries(millis -> {}));

    @BeforeAll
    static void start() {
        server = new LocalDynamo();
        client = server.client();
        client.createTable(PhotosTable.create(TABLE));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    final long count() {
        return catalog.collections(owner, Page.Request.first(1)).items().stream()
                .mapToLong(PhotoCollection::photoCount)
                .sum();
    }
}
