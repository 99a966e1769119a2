package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;
import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.rejected;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What every {@link Catalog} does. Tests may share one store: each has owners of its own. */
public abstract class CatalogContract {
    private final Photos photos = new Photos(ThreadLocalRandom.current().nextLong());
    private final IdentityId owner = photos.owner();
    private final PhotoKey key = photos.key(owner, HOLIDAYS);

    /** The catalog under test. */
    protected abstract Catalog catalog();

    @Test
    void aRegisteredPhotoIsFoundAsItWasGiven() {
        Photo photo = registered(key, 1);
        assertThat(catalog().register(photo)).isEqualTo(Change.APPLIED);
        assertThat(catalog().find(key)).contains(photo);
    }

    @Test
    void aPhotoOfWhichLittleIsKnownIsFoundAsItWasGiven() {
        Photo full = rejected(key, 1);
        var bare = new Photo(
                key,
                "",
                "",
                0,
                null,
                null,
                null,
                full.sequencer(),
                PhotoStatus.REJECTED,
                "no object",
                null,
                List.of(),
                0,
                time(1),
                time(2));
        catalog().register(bare);
        assertThat(catalog().find(key)).contains(bare);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(catalog().find(key)).isEmpty();
        assertThat(listed()).isEmpty();
        assertThat(catalog().collections(owner, Page.Request.first(10)).items()).isEmpty();
    }

    @Test
    void onlyRegisteredAndRejectedPhotosAreRegistered() {
        for (PhotoStatus status : List.of(PhotoStatus.READY, PhotoStatus.FAILED, PhotoStatus.DELETED)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> catalog().register(Photos.photo(key, 1, status, null)))
                    .withMessageContaining(status.name());
        }
    }

    @Test
    void aDuplicateChangesNothing() {
        catalog().register(registered(key, 1));
        assertThat(catalog().register(rejected(key, 1))).isEqualTo(Change.DUPLICATE);
        assertThat(catalog().find(key)).contains(registered(key, 1));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aStaleCreateChangesNothing() {
        catalog().register(registered(key, 2));
        assertThat(catalog().register(registered(key, 1))).isEqualTo(Change.STALE);
        assertThat(catalog().find(key)).contains(registered(key, 2));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aNewerCreateReplacesTheRowAndIsCountedOnce() {
        catalog().register(rejected(key, 1));
        assertThat(catalog().register(registered(key, 2))).isEqualTo(Change.APPLIED);
        assertThat(catalog().find(key)).contains(registered(key, 2).replacing());
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aDeleteLeavesATombstoneThatIsNeitherListedNorCounted() {
        catalog().register(registered(key, 1));
        assertThat(catalog().delete(key, sequencer(2), time(2))).isEqualTo(Change.APPLIED);
        assertThat(catalog().find(key)).contains(Tombstone.of(key, sequencer(2), time(2)));
        assertThat(listed()).isEmpty();
        assertThat(catalog().collections(owner, Page.Request.first(10)).items()).isEmpty();
        assertThat(catalog().delete(key, sequencer(2), time(3))).isEqualTo(Change.DUPLICATE);
    }

    @Test
    void aStaleDeleteChangesNothing() {
        catalog().register(registered(key, 2));
        assertThat(catalog().delete(key, sequencer(1), time(3))).isEqualTo(Change.STALE);
        assertThat(catalog().find(key)).contains(registered(key, 2));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aLateCreateDoesNotReviveADeletedPhoto() {
        assertThat(catalog().delete(key, sequencer(2), time(2))).isEqualTo(Change.APPLIED);
        assertThat(catalog().register(registered(key, 1))).isEqualTo(Change.STALE);
        assertThat(catalog().find(key)).map(Photo::status).contains(PhotoStatus.DELETED);
        assertThat(catalog().collections(owner, Page.Request.first(10)).items()).isEmpty();
    }

    @Test
    void aNewerCreateRevivesADeletedPhoto() {
        catalog().delete(key, sequencer(2), time(2));
        assertThat(catalog().register(registered(key, 3))).isEqualTo(Change.APPLIED);
        assertThat(catalog().find(key)).contains(registered(key, 3).replacing());
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void ofEqualSequencersTheDeleteIsLater() {
        catalog().register(registered(key, 1));
        assertThat(catalog().delete(key, sequencer(1), time(1))).isEqualTo(Change.APPLIED);
        assertThat(catalog().register(registered(key, 1))).isEqualTo(Change.STALE);
        assertThat(catalog().find(key)).map(Photo::status).contains(PhotoStatus.DELETED);
    }

    @Test
    void aCollectionKeepsTheTimeOfItsFirstPhoto() {
        catalog().register(registered(key, 1));
        catalog().delete(key, sequencer(2), time(2));
        catalog().register(registered(photos.key(owner, HOLIDAYS), 7));
        catalog().register(registered(photos.key(owner, HOLIDAYS), 9));
        assertThat(catalog().collections(owner, Page.Request.first(10)).items())
                .containsExactly(new PhotoCollection(owner, HOLIDAYS, 2, time(1), time(9)));
    }

    private List<Photo> listed() {
        return catalog().photos(owner, HOLIDAYS, Page.Request.first(10)).items();
    }

    private long count() {
        return catalog()
                .collections(owner, Page.Request.first(1))
                .items()
                .getFirst()
                .photoCount();
    }
}
