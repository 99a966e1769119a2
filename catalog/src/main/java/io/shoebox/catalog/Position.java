package io.shoebox.catalog;

import io.shoebox.model.Photo;
import io.shoebox.model.Sequencer;
import java.util.Comparator;
import java.util.Optional;

/** Where an event stands among those of its key: by sequencer; of two with the same sequencer, the delete is later. */
record Position(Sequencer sequencer, boolean delete) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::sequencer).thenComparing(Position::delete);

    /** The event that made the row what it is. */
    static Position of(Photo row) {
        return new Position(row.sequencer(), Tombstone.is(row));
    }

    /** What this event does to the row as it is now. */
    Change changes(Optional<Photo> row) {
        int order = row.map(Position::of).map(this::compareTo).orElse(1);
        if (order == 0) {
            return Change.DUPLICATE;
        }
        return order > 0 ? Change.APPLIED : Change.STALE;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
