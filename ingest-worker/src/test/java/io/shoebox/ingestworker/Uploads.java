package io.shoebox.ingestworker;

import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.UploadEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;

/** One photo's key, its metadata and its events. */
final class Uploads {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final IdentityId OWNER = new IdentityId("eu-west-1:11111111-2222-3333-4444-555555555555");
    static final CollectionId COLLECTION = new CollectionId("summer");
    static final PhotoKey KEY = PhotoKey.create(OWNER, COLLECTION, new FileName("sea.jpg"), NOW, new Random(1));
    static final Map<String, String> METADATA =
            Map.of("identity-id", OWNER.value(), "filename", "the%20sea%20%2B%20me%F0%9F%8C%8A.jpg");
    static final Map<String, String> ENVIRONMENT = Map.of(
            "PHOTOS_BUCKET", "photos",
            "PHOTOS_TABLE", "table",
            "THUMBNAILS_QUEUE_URL", "http://127.0.0.1/thumbnails",
            "UPLOAD_MAX_BYTES", "1000000");

    private Uploads() {}

    static UploadEvent created(String sequencer) {
        return created(KEY.toString(), sequencer);
    }

    static UploadEvent created(String key, String sequencer) {
        return new UploadEvent.Created("photos", key, Sequencer.of(sequencer), NOW, null, null);
    }

    static UploadEvent removed(String sequencer) {
        return new UploadEvent.Removed("photos", KEY.toString(), Sequencer.of(sequencer), NOW);
    }
}
