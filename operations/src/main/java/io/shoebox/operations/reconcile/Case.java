package io.shoebox.operations.reconcile;

import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that there is of one photo: its object, its row and its thumbnails, each where it is there. */
record Case(PhotoKey key, @Nullable Stored object, @Nullable Photo row, List<Stored> thumbnails) {
    Case {
        thumbnails = List.copyOf(thumbnails);
    }

    /** The key without the owner. */
    String rest() {
        return rest(key);
    }

    static String rest(PhotoKey key) {
        return key.collection() + "/" + key.name();
    }
}
