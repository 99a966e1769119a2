package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;
import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.rejected;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** How every {@link Catalog} registers photos of a collection together. */
public abstract class CatalogBatchContract {
    private final Photos photos = new Photos(ThreadLocalRandom.current().nextLong());
    private final IdentityId owner = photos.owner();

    /** The catalog under test. */
    protected abstract Catalog catalog();

    @Test
    void aBatchEndsAsItsPhotosWouldOneAfterTheOther() {
        List<PhotoKey> keys = photos.keys(owner, 6);
        catalog().register(registered(keys.get(1), 1));
        catalog().register(registered(keys.get(2), 5));
        catalog().delete(keys.get(3), sequencer(1), time(1));
        catalog().delete(keys.get(4), sequencer(9), time(9));

        List<Change> changes = catalog()
                .registerAll(List.of(
                        registered(keys.get(0), 2),
                        registered(keys.get(1), 1),
                        registered(keys.get(2), 4),
                        rejected(keys.get(3), 3),
                        registered(keys.get(4), 2),
                        registered(keys.get(0), 2),
                        registered(keys.get(0), 7),
                        registered(keys.get(5), 6)));

        assertThat(changes)
                .containsExactly(
                        Change.APPLIED,
                        Change.DUPLICATE,
                        Change.STALE,
                        Change.APPLIED,
                        Change.STALE,
                        Change.DUPLICATE,
                        Change.APPLIED,
                        Change.APPLIED);
        assertThat(collection().photoCount()).isEqualTo(5);
        assertThat(catalog().find(keys.get(0)))
                .contains(registered(keys.get(0), 7).replacing());
        assertThat(catalog().find(keys.get(3)))
                .contains(rejected(keys.get(3), 3).replacing());
    }

    @Test
    void asManyAsGoTogetherAreCounted() {
        List<Photo> all = photos.keys(owner, Catalog.MOST_TOGETHER).stream()
                .map(key -> registered(key, 1))
                .toList();

        assertThat(catalog().registerAll(all)).hasSize(Catalog.MOST_TOGETHER).containsOnly(Change.APPLIED);
        assertThat(collection().photoCount()).isEqualTo(Catalog.MOST_TOGETHER);
        assertThat(catalog().registerAll(all)).containsOnly(Change.DUPLICATE);
        assertThat(collection().photoCount()).isEqualTo(Catalog.MOST_TOGETHER);
        assertThat(catalog().registerAll(List.of())).isEmpty();
    }

    @Test
    void whateverTheOrderAndTheBatchesAllEndsTheSame() {
        for (int seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            IdentityId mine = photos.owner();
            List<PhotoKey> keys = photos.keys(mine, 3);
            var events = new ArrayList<Photo>();
            keys.forEach(key -> List.of(1, 1, 3, 5).forEach(event -> events.add(registered(key, event))));
            Collections.shuffle(events, random);
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(5));
                catalog().registerAll(events.subList(from, to));
                from = to;
            }
            for (PhotoKey key : keys) {
                assertThat(catalog().find(key).map(Photos::alone))
                        .as("seed %s", seed)
                        .contains(registered(key, 5));
            }
            assertThat(catalog().collections(mine, Page.Request.first(1)).items())
                    .as("seed %s", seed)
                    .extracting(PhotoCollection::photoCount)
                    .containsExactly(3L);
        }
    }

    @Test
    void photosOfSeveralCollectionsOrTooManyAreRefused() {
        var two = List.of(
                registered(photos.key(owner, HOLIDAYS), 1), registered(photos.key(owner, new CollectionId("zoo")), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> catalog().registerAll(two));
        List<Photo> many = photos.keys(owner, Catalog.MOST_TOGETHER + 1).stream()
                .map(key -> registered(key, 1))
                .toList();
        assertThatIllegalArgumentException().isThrownBy(() -> catalog().registerAll(many));
        assertThat(catalog().photos(owner, HOLIDAYS, Page.Request.first(1)).items())
                .isEmpty();
    }

    private PhotoCollection collection() {
        return catalog().collections(owner, Page.Request.first(1)).items().getFirst();
    }
}
