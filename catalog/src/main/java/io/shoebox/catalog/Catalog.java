package io.shoebox.catalog;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.Sequencer;
import io.shoebox.model.Thumbnail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The photos and collections. Every change may be repeated and may come in any order.
 *
 * <p>The events of one key are ordered by sequencer; of two with the same sequencer, the delete is later. A change
 * applies only if its event is later than the one that last changed the row. A collection's {@code photoCount} is at
 * every moment the number of its rows that are not tombstones.
 *
 * <p>Faults of the store come as unchecked exceptions; the change may then have been made or not, and is to be repeated.
 */
public interface Catalog {
    /** Puts in the row of a photo that is {@code REGISTERED} or {@code REJECTED}. */
    Change register(Photo photo);

    /** How many photos {@link #registerAll} takes: a transaction has 100 items, one of them the collection's. */
    int MOST_TOGETHER = 99;

    /**
     * Registers photos of one collection, as if one after the other, with one change of the collection's row.
     *
     * @return what became of each
     * @throws IllegalArgumentException if they are of several collections, or more than {@value #MOST_TOGETHER}
     */
    List<Change> registerAll(List<Photo> photos);

    /** Turns the row into a tombstone, whether there was one or not. */
    Change delete(PhotoKey key, Sequencer sequencer, Instant at);

    /**
     * Makes a registered or failed photo {@code READY}.
     *
     * @param damage what is wrong with its file; null if nothing is
     * @return {@code DUPLICATE} if it is ready already, {@code STALE} if the row has another sequencer, was rejected or
     *     is a tombstone
     */
    Change ready(
            PhotoKey key,
            Sequencer sequencer,
            List<Thumbnail> thumbnails,
            @Nullable String placeholder,
            @Nullable String damage,
            Instant at);

    /**
     * The same, and gives a photo that is ready these thumbnails in place of those that it has.
     *
     * @return {@code STALE} if the row has another sequencer, was rejected or is a tombstone
     */
    Change remade(
            PhotoKey key,
            Sequencer sequencer,
            List<Thumbnail> thumbnails,
            @Nullable String placeholder,
            @Nullable String damage,
            Instant at);

    /**
     * Counts an attempt on a registered photo that failed and is to be repeated; its status stays.
     *
     * @return {@code STALE} if the row has another sequencer or is no longer registered
     */
    Change attempted(PhotoKey key, Sequencer sequencer, Instant at);

    /**
     * Makes a registered photo {@code FAILED}, with one attempt more; on a failed photo only the attempt is counted and
     * the reason replaced.
     *
     * @return {@code STALE} if the row has another sequencer, is ready, was rejected or is a tombstone
     */
    Change failed(PhotoKey key, Sequencer sequencer, String reason, Instant at);

    /** The row as it is now, a tombstone included. */
    Optional<Photo> find(PhotoKey key);

    /**
     * The photos of a collection, newest first, without tombstones.
     *
     * @throws IllegalArgumentException if {@code after} is no token of this listing
     */
    Page<Photo> photos(IdentityId owner, CollectionId collection, Page.Request request);

    /**
     * An owner's collections that have photos, by id.
     *
     * @throws IllegalArgumentException if {@code after} is no token of this listing
     */
    Page<PhotoCollection> collections(IdentityId owner, Page.Request request);

    /**
     * For operators: the photos of all owners that failed or were rejected, by time of the last change, newest first.
     *
     * @throws IllegalArgumentException if {@code after} is no token of this listing
     */
    Page<Photo> problems(Page.Request request);

    /**
     * For operators: takes a photo off the list of problems. Its record stays as it is, and it comes back on the list when
     * it fails for another reason or is rejected again.
     *
     * @return whether it was on the list
     */
    boolean dismiss(PhotoKey key);
}
