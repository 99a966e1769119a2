package io.shoebox.queue;

import io.shoebox.model.PhotoKey;
import io.shoebox.model.Sequencer;
import java.time.Instant;

/**
 * What ingest-worker asks of the thumbnailer: bring the thumbnails of a photo in line with its row, making them if it is
 * registered, removing them if it is a tombstone.
 *
 * @param sequencer of the event that changed the row
 * @param uploadedAt the time of that event, for measuring how long a photo takes to be ready
 */
public record ThumbnailRequest(PhotoKey key, Sequencer sequencer, Instant uploadedAt) {}
