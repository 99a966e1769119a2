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

    /** Turns the row into a tombstone, whether there was one or not. */
    Change delete(PhotoKey key, Sequencer sequencer, Instant at);

    /**
     * Makes a registered or failed photo {@code READY}.
     *
     * @return {@code DUPLICATE} if it is ready already, {@code STALE} if the row has another sequencer, was rejected or
     *     is a tombstone
     */
    Change ready(
            PhotoKey key, Sequencer sequencer, List<Thumbnail> thumbnails, @Nullable String placeholder, Instant at);

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
