package io.shoebox.uploadapi;

import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.ImageType;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Picture;
import io.shoebox.model.Sequencer;
import io.shoebox.model.Thumbnail;
import io.shoebox.model.ThumbnailKey;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Records of photos. */
public final class Photos {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");

    private Photos() {}

    public static PhotoKey key(IdentityId owner, CollectionId collection, int second) {
        return PhotoKey.create(owner, collection, FileName.from("a.jpg"), NOON.plusSeconds(second), new Random(second));
    }

    public static Sequencer sequencer(int number) {
        return Sequencer.of("00" + number);
    }

    public static Photo registered(PhotoKey key) {
        return photo(key, PhotoStatus.REGISTERED, null, null, List.of());
    }

    public static Photo ready(PhotoKey key) {
        var picture = new Picture(
                4000, 3000, Instant.parse("2025-12-24T18:00:00Z"), "ACME One", new Picture.Place(48.1, 11.5));
        var thumbnail = new Thumbnail(new ThumbnailKey(key, 240, ImageType.JPEG), 240, 180, 9000);
        return photo(key, PhotoStatus.READY, picture, null, List.of(thumbnail));
    }

    public static Photo rejected(PhotoKey key, String reason) {
        return photo(key, PhotoStatus.REJECTED, null, reason, List.of());
    }

    private static Photo photo(
            PhotoKey key,
            PhotoStatus status,
            @Nullable Picture picture,
            @Nullable String reason,
            List<Thumbnail> thumbnails) {
        return new Photo(
                key,
                "A & B.jpg",
                "image/jpeg",
                123456,
                "0123456789abcdef0123456789abcdef",
                picture,
                picture == null ? null : "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
                sequencer(1),
                status,
                reason,
                null,
                thumbnails,
                0,
                NOON,
                NOON.plusSeconds(1));
    }
}
