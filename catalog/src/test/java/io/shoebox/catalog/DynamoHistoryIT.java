package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.rejected;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.thumbnails;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Random histories of all kinds of change, told to the table and to the reference model. */
final class DynamoHistoryIT {
    private static final int LENGTH = 250;

    private static final LocalDynamo SERVER = new LocalDynamo();
    private static final DynamoDbClient CLIENT = SERVER.client();

    private final InMemoryCatalog oracle = new InMemoryCatalog();

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void theTableAgreesWithTheReferenceModelOnEveryHistory(long seed) {
        String table = "history-" + seed;
        CLIENT.createTable(PhotosTable.create(table));
        var catalog = new DynamoCatalog(CLIENT, table);
        var photos = new Photos(seed);
        List<IdentityId> owners = List.of(photos.owner(), photos.owner());
        List<CollectionId> collections = List.of(new CollectionId("a"), new CollectionId("ab"));
        List<PhotoKey> keys = owners.stream()
                .flatMap(owner -> collections.stream().map(collection -> photos.key(owner, collection)))
                .flatMap(key -> Stream.of(key, photos.key(key.owner(), key.collection())))
                .toList();
        var random = new Random(seed);
        for (int step = 0; step < LENGTH; step++) {
            PhotoKey key = keys.get(random.nextInt(keys.size()));
            Function<Catalog, Object> change =
                    random.nextInt(7) == 0 ? together(key, keys, step, random) : change(key, step, random);
            assertThat(change.apply(catalog)).as("seed %s, step %s", seed, step).isEqualTo(change.apply(oracle));
            assertThat(catalog.find(key)).as("seed %s, step %s", seed, step).isEqualTo(oracle.find(key));
        }
        for (IdentityId owner : owners) {
            for (CollectionId collection : collections) {
                assertSame(catalog, it -> it.photos(owner, collection, Page.Request.first(100)));
            }
            assertSame(catalog, it -> it.collections(owner, Page.Request.first(100)));
        }
        assertSame(catalog, it -> it.problems(Page.Request.first(100)));
    }

    /** A change of this photo; what it is does not depend on which catalog it is told to. */
    private static Function<Catalog, Object> change(PhotoKey key, int step, Random random) {
        int event = random.nextInt(1, 3 + step / 25);
        return switch (random.nextInt(6)) {
            case 0, 1 -> catalog -> catalog.register(registered(key, event, time(step)));
            case 2 -> catalog -> catalog.register(rejected(key, event, time(step)));
            case 3 -> catalog -> catalog.delete(key, sequencer(event), time(step));
            case 4 -> catalog -> catalog.ready(key, sequencer(event), thumbnails(key), "blur" + step, null, time(step));
            default -> catalog -> catalog.failed(key, sequencer(event), "fault " + step, time(step));
        };
    }

    /** Of the same collection, some of them several times. */
    private static Function<Catalog, Object> together(PhotoKey key, List<PhotoKey> keys, int step, Random random) {
        List<PhotoKey> near = keys.stream()
                .filter(it -> it.owner().equals(key.owner()) && it.collection().equals(key.collection()))
                .toList();
        List<Photo> batch = Stream.generate(() -> near.get(random.nextInt(near.size())))
                .limit(random.nextInt(1, 6))
                .map(it -> registered(it, random.nextInt(1, 3 + step / 25), time(step)))
                .toList();
        return catalog -> catalog.registerAll(batch);
    }

    private void assertSame(Catalog catalog, Function<Catalog, Page<?>> listing) {
        assertThat(listing.apply(catalog)).isEqualTo(listing.apply(oracle));
    }
}
