package io.shoebox.queue;

import io.shoebox.model.PhotoKey;
import io.shoebox.model.RequestId;
import io.shoebox.model.Sequencer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ingest-worker asks of the thumbnailer: bring the thumbnails of a photo in line with its row, making them if it is
 * registered, removing them if it is a tombstone.
 *
 * @param sequencer of the event that changed the row
 * @param uploadedAt the time of that event, for measuring how long a photo takes to be ready
 * @param requestId of the ticket; null if none is known
 * @param again whether a photo that is ready is to get its thumbnails anew, in place of those that it has
 */
public record ThumbnailRequest(
        PhotoKey key,
        Sequencer sequencer,
        Instant uploadedAt,
        @Nullable RequestId requestId,
        boolean again) {
    /** Of a photo that is not ready yet, or no more, and of which no request is known. */
    public ThumbnailRequest(PhotoKey key, Sequencer sequencer, Instant uploadedAt) {
        this(key, sequencer, uploadedAt, null, false);
    }

    /** Of a photo that is not ready yet, or no more. */
    public ThumbnailRequest(PhotoKey key, Sequencer sequencer, Instant uploadedAt, @Nullable RequestId requestId) {
        this(key, sequencer, uploadedAt, requestId, false);
    }

    /** One of which no request is known. */
    public ThumbnailRequest(PhotoKey key, Sequencer sequencer, Instant uploadedAt, boolean again) {
        this(key, sequencer, uploadedAt, null, again);
    }
}
