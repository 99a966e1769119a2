package io.shoebox.catalog;

import io.shoebox.model.CollectionId;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What every store does alike: uploads and deletes are rows that are put in, each in its place among the events of its key. */
abstract sealed class OrderedCatalog implements Catalog permits DynamoCatalog, InMemoryCatalog {
    @Override
    public final Change register(Photo photo) {
        return put(checked(photo));
    }

    @Override
    public final List<Change> registerAll(List<Photo> photos) {
        if (photos.size() > MOST_TOGETHER
                || photos.stream().map(Shelf::of).distinct().count() > 1) {
            throw new IllegalArgumentException("at most " + MOST_TOGETHER + " photos of one collection together");
        }
        photos.forEach(OrderedCatalog::checked);
        Change[] changes = new Change[photos.size()];
        List<Integer> left = IntStream.range(0, photos.size()).boxed().toList();
        while (!left.isEmpty()) {
            // A transaction takes a row once: what else there is of a key comes after it.
            var together = new LinkedHashMap<PhotoKey, Integer>();
            left.forEach(i -> together.putIfAbsent(photos.get(i).key(), i));
            List<Integer> now = List.copyOf(together.values());
            List<Change> made = putAll(now.stream().map(photos::get).toList());
            for (int i = 0; i < now.size(); i++) {
                changes[now.get(i)] = made.get(i);
            }
            left = left.stream().filter(i -> !now.contains(i)).toList();
        }
        return List.of(changes);
    }

    /** Whose counter a photo is counted by. */
    private record Shelf(IdentityId owner, CollectionId collection) {
        static Shelf of(Photo photo) {
            return new Shelf(photo.key().owner(), photo.key().collection());
        }
    }

    private static Photo checked(Photo photo) {
        if (photo.status() != PhotoStatus.REGISTERED && photo.status() != PhotoStatus.REJECTED) {
            throw new IllegalArgumentException(
                    "a photo is registered as REGISTERED or REJECTED, not " + photo.status());
        }
        return photo;
    }

    @Override
    public final Change delete(PhotoKey key, Sequencer sequencer, Instant at) {
        return put(Tombstone.of(key, sequencer, at));
    }

    /** The row as it is kept in the place of the one that is there. */
    static Photo inPlaceOf(Optional<Photo> now, Photo row) {
        return now.isEmpty() || Tombstone.is(row) ? row : row.replacing();
    }

    /** Puts the row in if its event is later than the one that made the row that is there. */
    abstract Change put(Photo row);

    /** The same with rows of different photos of one collection, all or, by an exception, none. */
    abstract List<Change> putAll(List<Photo> rows);
}
