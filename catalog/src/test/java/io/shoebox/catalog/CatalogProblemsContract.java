package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.rejected;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What every {@link Catalog} tells operators of photos with a problem. */
public abstract class CatalogProblemsContract {
    private final Photos photos = new Photos(ThreadLocalRandom.current().nextLong());
    private final IdentityId owner = photos.owner();

    /** The catalog under test. */
    protected abstract Catalog catalog();

    @Test
    void problemsAreThePhotosThatFailedOrWereRejectedNewestChangeFirst() {
        List<PhotoKey> keys = photos.keys(owner, 6);
        keys.forEach(key -> catalog().register(registered(key, 1)));
        catalog().failed(keys.get(0), sequencer(1), "corrupt", time(30));
        catalog().register(rejected(keys.get(1), 10));
        catalog().failed(keys.get(2), sequencer(1), "corrupt", time(20));
        catalog().failed(keys.get(3), sequencer(1), "passing", time(40));
        catalog().ready(keys.get(3), sequencer(1), List.of(), null, time(41));
        catalog().register(rejected(keys.get(4), 50));
        catalog().delete(keys.get(4), sequencer(51), time(51));
        for (int limit : List.of(1, 2, 100)) {
            assertThat(mine(Listings.all(after -> catalog().problems(new Page.Request(limit, after)), limit)))
                    .extracting(Photo::key)
                    .containsExactly(keys.get(0), keys.get(2), keys.get(1));
        }
        catalog().failed(keys.get(2), sequencer(1), "corrupt", time(60));
        assertThat(mine(Listings.all(after -> catalog().problems(new Page.Request(100, after)), 100)))
                .extracting(Photo::key)
                .containsExactly(keys.get(2), keys.get(0), keys.get(1));
    }

    @Test
    void problemsOfOneInstantArePagedWithoutLossOrRepetition() {
        List<PhotoKey> keys = photos.keys(owner, 7);
        keys.forEach(key -> catalog().register(rejected(key, 1)));
        assertThat(mine(Listings.all(after -> catalog().problems(new Page.Request(2, after)), 2)))
                .extracting(Photo::key)
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void aDismissedProblemIsOffTheListWithItsRecordAsItWasUntilItFailsAgain() {
        List<PhotoKey> keys = photos.keys(owner, 3);
        keys.forEach(key -> catalog().register(registered(key, 1)));
        catalog().failed(keys.get(0), sequencer(1), "corrupt", time(10));
        catalog().register(rejected(keys.get(1), 20));
        List<Photo> before =
                keys.stream().map(key -> catalog().find(key).orElseThrow()).toList();

        assertThat(keys.stream().map(catalog()::dismiss)).containsExactly(true, true, false);
        assertThat(catalog().dismiss(keys.get(0))).isFalse();
        assertThat(mine(Listings.all(after -> catalog().problems(new Page.Request(100, after)), 100)))
                .isEmpty();
        assertThat(keys.stream().map(key -> catalog().find(key).orElseThrow()).toList())
                .isEqualTo(before);
        catalog().failed(keys.get(0), sequencer(1), "too large", time(30));
        assertThat(mine(Listings.all(after -> catalog().problems(new Page.Request(100, after)), 100)))
                .extracting(Photo::key)
                .containsExactly(keys.get(0));
    }

    private List<Photo> mine(List<Photo> all) {
        return all.stream().filter(photo -> photo.key().owner().equals(owner)).toList();
    }
}
