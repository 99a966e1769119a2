package io.shoebox.thumbnailer;

import io.shoebox.catalog.InMemoryCatalog;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Sequencer;
import io.shoebox.queue.EventHandler;
import io.shoebox.queue.Outcome;
import io.shoebox.queue.ThumbnailRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A handler, and the one photo that it is asked about. */
abstract class OnePhoto {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final PhotoKey KEY = PhotoKey.create(
            new IdentityId("eu-west-1:11111111-2222-3333-4444-555555555555"),
            new CollectionId("summer"),
            new FileName("sea.jpg"),
            NOW,
            new Random(1));
    static final Outcome DONE = new Outcome.Done();

    final FakeS3 s3 = new FakeS3();
    final InMemoryCatalog catalog = new InMemoryCatalog();
    final EventHandler<ThumbnailRequest> handler = Thumbnailer.handler(
            ThumbnailSettings.from(Map.of(
                    "PHOTOS_BUCKET", "photos",
                    "THUMBNAILS_BUCKET", "thumbs",
                    "PHOTOS_TABLE", "table",
                    "THUMBNAIL_EDGES", "60,30")),
            s3,
            catalog,
            Clock.fixed(NOW, ZoneOffset.UTC));

    final Photo row() {
        return catalog.find(KEY).orElseThrow();
    }

    final void upload(byte[] bytes) {
        s3.upload("photos", KEY.toString(), bytes, "image/jpeg", Map.of());
    }

    final void register(String sequencer) {
        register(sequencer, null);
    }

    /** The row tells of the object as it is now. */
    final void registerPinned(String sequencer) {
        register(sequencer, s3.object("photos", KEY.toString()).eTag().replace("\"", ""));
    }

    private void register(String sequencer, @Nullable String eTag) {
        catalog.register(new Photo(
                KEY,
                "sea.jpg",
                "image/jpeg",
                1000,
                eTag,
                null,
                null,
                Sequencer.of(sequencer),
                PhotoStatus.REGISTERED,
                null,
                null,
                List.of(),
                0,
                NOW,
                NOW));
    }

    static ThumbnailRequest request(String sequencer) {
        return new ThumbnailRequest(KEY, Sequencer.of(sequencer), NOW);
    }
}
