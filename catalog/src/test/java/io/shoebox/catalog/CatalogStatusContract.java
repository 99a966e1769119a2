package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;
import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.rejected;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.thumbnails;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** How every {@link Catalog} takes photos to {@code READY} or {@code FAILED}. */
public abstract class CatalogStatusContract {
    private final Photos photos = new Photos(ThreadLocalRandom.current().nextLong());
    private final IdentityId owner = photos.owner();
    private final PhotoKey key = photos.key(owner, HOLIDAYS);

    /** The catalog under test. */
    protected abstract Catalog catalog();

    @Test
    void aPhotoBecomesReadyOnce() {
        catalog().register(registered(key, 1));
        assertThat(catalog().ready(key, sequencer(1), thumbnails(key), "LEHV6n", "cut off", time(5)))
                .isEqualTo(Change.APPLIED);
        Photo ready = catalog().find(key).orElseThrow();
        assertThat(ready.status()).isEqualTo(PhotoStatus.READY);
        assertThat(ready.thumbnails()).isEqualTo(thumbnails(key));
        assertThat(ready.placeholder()).isEqualTo("LEHV6n");
        assertThat(ready.damage()).isEqualTo("cut off");
        assertThat(ready.updatedAt()).isEqualTo(time(5));
        assertThat(ready.picture()).isEqualTo(registered(key, 1).picture());
        assertThat(catalog().ready(key, sequencer(1), List.of(), null, null, time(6)))
                .isEqualTo(Change.DUPLICATE);
        assertThat(catalog().failed(key, sequencer(1), "too late", time(6))).isEqualTo(Change.STALE);
        assertThat(catalog().find(key)).contains(ready);
    }

    @Test
    void aPhotoThatIsReadyGetsOtherThumbnailsOnlyWhereThatIsAskedFor() {
        catalog().register(registered(key, 1));
        assertThat(catalog().remade(key, sequencer(2), List.of(), null, null, time(2)))
                .isEqualTo(Change.STALE);
        assertThat(catalog().remade(key, sequencer(1), thumbnails(key), "LEHV6n", null, time(2)))
                .isEqualTo(Change.APPLIED);
        assertThat(catalog().remade(key, sequencer(1), thumbnails(key).subList(0, 1), null, null, time(3)))
                .isEqualTo(Change.APPLIED);
        Photo ready = catalog().find(key).orElseThrow();
        assertThat(ready.status()).isEqualTo(PhotoStatus.READY);
        assertThat(ready.thumbnails()).isEqualTo(thumbnails(key).subList(0, 1));
        assertThat(ready.placeholder()).isNull();
        catalog().delete(key, sequencer(2), time(4));
        assertThat(catalog().remade(key, sequencer(2), thumbnails(key), null, null, time(5)))
                .isEqualTo(Change.STALE);
    }

    @Test
    void thatAPhotoReplacesAnotherIsKnownUntilItIsReady() {
        catalog().register(registered(key, 1));
        catalog().register(registered(key, 2));
        catalog().attempted(key, sequencer(2), time(3));
        catalog().failed(key, sequencer(2), "corrupt", time(3));
        assertThat(catalog().find(key)).map(Photo::replaces).contains(true);

        catalog().ready(key, sequencer(2), thumbnails(key), "LEHV6n", null, time(4));

        assertThat(catalog().find(key)).map(Photo::replaces).contains(false);
    }

    @Test
    void readyAndFailedAreStaleUnlessTheRowIsOfThatEvent() {
        assertThat(finish(1)).containsOnly(Change.STALE);
        assertThat(catalog().find(key)).isEmpty();
        catalog().register(registered(key, 2));
        assertThat(finish(1)).containsOnly(Change.STALE);
        assertThat(finish(3)).containsOnly(Change.STALE);
        assertThat(catalog().find(key)).contains(registered(key, 2));
        catalog().register(rejected(key, 4));
        assertThat(finish(4)).containsOnly(Change.STALE);
        assertThat(catalog().find(key)).contains(rejected(key, 4).replacing());
        catalog().delete(key, sequencer(5), time(5));
        assertThat(finish(5)).containsOnly(Change.STALE);
        assertThat(catalog().find(key)).contains(Tombstone.of(key, sequencer(5), time(5)));
    }

    @Test
    void aFailedPhotoCountsItsAttemptsAndMayStillBecomeReady() {
        catalog().register(registered(key, 1));
        assertThat(catalog().failed(key, sequencer(1), "corrupt", time(2))).isEqualTo(Change.APPLIED);
        assertThat(catalog().failed(key, sequencer(1), "still corrupt", time(3)))
                .isEqualTo(Change.APPLIED);
        Photo failed = catalog().find(key).orElseThrow();
        assertThat(failed.status()).isEqualTo(PhotoStatus.FAILED);
        assertThat(failed.attempts()).isEqualTo(2);
        assertThat(failed.reason()).isEqualTo("still corrupt");
        assertThat(failed.updatedAt()).isEqualTo(time(3));
        assertThat(catalog().ready(key, sequencer(1), thumbnails(key), null, null, time(4)))
                .isEqualTo(Change.APPLIED);
        Photo ready = catalog().find(key).orElseThrow();
        assertThat(ready.reason()).isNull();
        assertThat(ready.damage()).isNull();
        assertThat(ready.attempts()).isEqualTo(2);
        assertThat(catalog().collections(owner, Page.Request.first(1)).items())
                .extracting(PhotoCollection::photoCount)
                .containsExactly(1L);
    }

    @Test
    void anAttemptIsCountedOnARegisteredPhotoAndChangesNothingElse() {
        assertThat(catalog().attempted(key, sequencer(1), time(2))).isEqualTo(Change.STALE);
        Photo registered = registered(key, 1);
        catalog().register(registered);
        assertThat(catalog().attempted(key, sequencer(2), time(2))).isEqualTo(Change.STALE);
        assertThat(catalog().attempted(key, sequencer(1), time(2))).isEqualTo(Change.APPLIED);
        assertThat(catalog().find(key)).contains(registered.attempted(time(2)));
        catalog().failed(key, sequencer(1), "too slow", time(3));
        assertThat(catalog().find(key))
                .hasValueSatisfying(row -> assertThat(row.attempts()).isEqualTo(2));
        assertThat(catalog().attempted(key, sequencer(1), time(4))).isEqualTo(Change.STALE);
    }

    private List<Change> finish(int event) {
        return List.of(
                catalog().ready(key, sequencer(event), thumbnails(key), null, null, time(8)),
                catalog().failed(key, sequencer(event), "corrupt", time(8)));
    }
}
