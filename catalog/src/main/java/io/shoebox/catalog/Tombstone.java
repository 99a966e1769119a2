package io.shoebox.catalog;

import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import java.time.Instant;
import java.util.List;

/** The row of a deleted photo: nothing of the photo is kept but its key and its place in the order of events. */
final class Tombstone {
    private Tombstone() {}

    static Photo of(PhotoKey key, Sequencer sequencer, Instant at) {
        return new Photo(
                key,
                key.filename().value(),
                "",
                0,
                null,
                null,
                null,
                sequencer,
                PhotoStatus.DELETED,
                null,
                null,
                List.of(),
                0,
                at,
                at);
    }

    static boolean is(Photo row) {
        return row.status() == PhotoStatus.DELETED;
    }
}
