package io.shoebox.catalog;

import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import java.time.Instant;

/** What every store does alike: uploads and deletes are rows that are put in, each in its place among the events of its key. */
abstract sealed class OrderedCatalog implements Catalog permits DynamoCatalog, InMemoryCatalog {
    @Override
    public final Change register(Photo photo) {
        if (photo.status() != PhotoStatus.REGISTERED && photo.status() != PhotoStatus.REJECTED) {
            throw new IllegalArgumentException(
                    "a photo is registered as REGISTERED or REJECTED, not " + photo.status());
        }
        return put(photo);
    }

    @Override
    public final Change delete(PhotoKey key, Sequencer sequencer, Instant at) {
        return put(Tombstone.of(key, sequencer, at));
    }

    /** Puts the row in if its event is later than the one that made the row that is there. */
    abstract Change put(Photo row);
}
