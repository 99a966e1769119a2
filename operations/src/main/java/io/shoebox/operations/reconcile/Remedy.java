package io.shoebox.operations.reconcile;

import io.shoebox.model.PhotoKey;
import io.shoebox.queue.ThumbnailRequest;
import io.shoebox.queue.UploadEvent;
import java.util.List;

/** What mends a finding. Rows are never written: what the workers missed, they are told. */
sealed interface Remedy {
    /** The event that was lost. */
    record Announce(UploadEvent event) implements Remedy {}

    /** Thumbnails that are to be made, in place of those that are there. */
    record Ask(ThumbnailRequest request) implements Remedy {}

    /** Thumbnails of nobody. */
    record Remove(PhotoKey photo, List<String> thumbnails) implements Remedy {}
}
