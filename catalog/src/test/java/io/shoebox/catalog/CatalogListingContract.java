package io.shoebox.catalog;

import static io.shoebox.catalog.Photos.HOLIDAYS;
import static io.shoebox.catalog.Photos.NOON;
import static io.shoebox.catalog.Photos.registered;
import static io.shoebox.catalog.Photos.rejected;
import static io.shoebox.catalog.Photos.sequencer;
import static io.shoebox.catalog.Photos.time;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Catalog} lists, and how it pages. */
public abstract class CatalogListingContract {
    private final Photos photos = new Photos(ThreadLocalRandom.current().nextLong());
    private final IdentityId owner = photos.owner();
    private final IdentityId stranger = photos.owner();

    /** The catalog under test. */
    protected abstract Catalog catalog();

    @Test
    void photosAreListedNewestFirstWithoutTombstonesPageByPage() {
        List<PhotoKey> keys = photos.keys(owner, 23);
        List<Photo> expected = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            catalog().register(registered(keys.get(i), 1));
            if (i >= 5 && i < 16) { // a run of deleted ones, longer than a page
                catalog().delete(keys.get(i), sequencer(2), time(2));
            } else {
                expected.addFirst(registered(keys.get(i), 1));
            }
        }
        for (int limit : List.of(1, 4, 6, 12, 100)) {
            assertThat(Listings.all(after -> catalog().photos(owner, HOLIDAYS, new Page.Request(limit, after)), limit))
                    .as("by %s", limit)
                    .isEqualTo(expected);
        }
    }

    @Test
    void photosOfOneUuidAreStillPagedOneByOne() {
        PhotoKey first = photos.key(owner, HOLIDAYS);
        var keys = Stream.of("a", "a.b", "\uffdc", "\ud835\udd04") // the last two differ in UTF-8 and UTF-16 order
                .map(name -> new PhotoKey(owner, HOLIDAYS, first.id(), new FileName(name)))
                .toList();
        keys.forEach(key -> catalog().register(registered(key, 1)));
        assertThat(Listings.all(after -> catalog().photos(owner, HOLIDAYS, new Page.Request(1, after)), 1))
                .extracting(Photo::key)
                .isEqualTo(keys.reversed());
    }

    @Test
    void aPageGoesOnWhereItsTokenSaysThoughThatPhotoIsGone() {
        List<PhotoKey> keys = photos.keys(owner, 4);
        keys.forEach(key -> catalog().register(registered(key, 1)));
        Page<Photo> first = catalog().photos(owner, HOLIDAYS, Page.Request.first(2));
        catalog().delete(keys.get(2), sequencer(2), time(2));
        assertThat(catalog()
                        .photos(owner, HOLIDAYS, new Page.Request(2, first.next()))
                        .items())
                .extracting(Photo::key)
                .containsExactly(keys.get(1), keys.get(0));
    }

    @Test
    void collectionsWithPhotosAreListedByIdPageByPage() {
        var ids =
                Stream.of("A", "Z", "_", "a", "ab", "b").map(CollectionId::new).toList();
        for (CollectionId id : ids.reversed()) {
            catalog().register(registered(photos.key(owner, id), 1));
        }
        PhotoKey gone = photos.key(owner, new CollectionId("aa"));
        catalog().register(registered(gone, 1));
        catalog().delete(gone, sequencer(2), time(2));
        for (int limit : List.of(1, 2, 6, 100)) {
            assertThat(Listings.all(after -> catalog().collections(owner, new Page.Request(limit, after)), limit))
                    .isEqualTo(ids.stream()
                            .map(id -> new PhotoCollection(owner, id, 1, time(1), time(1)))
                            .toList());
        }
    }

    @Test
    void twoOwnersNeverSeeEachOther() {
        PhotoKey mine = photos.key(owner, HOLIDAYS);
        var theirs = new PhotoKey(stranger, HOLIDAYS, mine.id(), mine.filename());
        catalog().register(registered(mine, 1));
        assertThat(catalog().find(theirs)).isEmpty();
        assertThat(catalog().photos(stranger, HOLIDAYS, Page.Request.first(9)).items())
                .isEmpty();
        assertThat(catalog().collections(stranger, Page.Request.first(9)).items())
                .isEmpty();
        catalog().delete(theirs, sequencer(5), time(5));
        assertThat(catalog().find(mine)).contains(registered(mine, 1));
        assertThat(catalog().collections(owner, Page.Request.first(9)).items()).hasSize(1);
    }

    @Test
    void aTokenOfAnotherOwnerOnlyMovesWithinOnesOwnListing() {
        List<PhotoKey> keys = photos.keys(owner, 3);
        keys.forEach(key -> catalog().register(registered(key, 1)));
        var theirs =
                new PhotoKey(stranger, HOLIDAYS, keys.get(1).id(), keys.get(1).filename());
        catalog().register(registered(theirs, 1));
        String token = catalog().photos(owner, HOLIDAYS, Page.Request.first(1)).next();
        assertThat(catalog()
                        .photos(stranger, HOLIDAYS, new Page.Request(9, token))
                        .items())
                .extracting(Photo::key)
                .containsExactly(theirs);
    }

    @Test
    void aTokenOfAnotherListingOrAForgedOneIsRefused() {
        photos.keys(owner, 2).forEach(key -> catalog().register(rejected(key, 1)));
        catalog().register(registered(photos.key(owner, new CollectionId("zoo")), 1));
        String ofPhotos = next(catalog().photos(owner, HOLIDAYS, Page.Request.first(1)));
        String ofCollections = next(catalog().collections(owner, Page.Request.first(1)));
        String ofProblems = next(catalog().problems(Page.Request.first(1)));

        var forged =
                new ArrayList<>(List.of("", "%", "x", token("P#holidays/"), token("C#"), token("C#a/b"), token("C#é")));
        forged.add(token("P#holidays/../" + new String(new byte[] {(byte) 0xff}, UTF_8)));
        forged.add(token(NOON + "nonsense"));
        forged.add(token("2026-99-01T12:00:00.000000000Z" + photos.key(owner, HOLIDAYS)));
        assertRefused(after -> catalog().photos(owner, HOLIDAYS, after), with(forged, ofCollections, ofProblems));
        assertRefused(after -> catalog().photos(owner, new CollectionId("zoo"), after), List.of(ofPhotos));
        assertRefused(after -> catalog().collections(owner, after), with(forged, ofPhotos, ofProblems));
        assertRefused(after -> catalog().problems(after), with(forged, ofPhotos, ofCollections));
    }

    private static void assertRefused(Function<Page.Request, Page<?>> listing, List<String> tokens) {
        for (String token : tokens) {
            assertThatIllegalArgumentException()
                    .as(token)
                    .isThrownBy(() -> listing.apply(new Page.Request(5, token)))
                    .withMessage("'after' is no token of this listing");
        }
    }

    private static String next(Page<?> page) {
        return Objects.requireNonNull(page.next());
    }

    private static List<String> with(List<String> tokens, String... more) {
        return Stream.concat(tokens.stream(), Stream.of(more)).toList();
    }

    private static String token(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
