package io.shoebox.catalog;

import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.ImageType;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.model.Picture;
import io.shoebox.model.RequestId;
import io.shoebox.model.Sequencer;
import io.shoebox.model.Thumbnail;
import io.shoebox.model.ThumbnailKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Photos for tests. All that is random comes from the generator. */
public final class Photos {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final CollectionId HOLIDAYS = new CollectionId("holidays");

    private final RandomGenerator random;

    public Photos(long seed) {
        random = new Random(seed);
    }

    /** An owner that no other test has. */
    IdentityId owner() {
        return new IdentityId("eu-west-1:%08x-0000-4000-8000-%012x"
                .formatted(random.nextInt(), random.nextLong() & 0xffff_ffff_ffffL));
    }

    /** A photo of an owner that no other test has. */
    public PhotoKey key() {
        return key(owner(), HOLIDAYS);
    }

    PhotoKey key(IdentityId owner, CollectionId collection) {
        return key(owner, collection, NOON);
    }

    PhotoKey key(IdentityId owner, CollectionId collection, Instant time) {
        return PhotoKey.create(owner, collection, new FileName("été.jpg"), time, random);
    }

    /** So many photos of an owner, a millisecond apart. */
    List<PhotoKey> keys(IdentityId owner, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> key(owner, HOLIDAYS, NOON.plus(Duration.ofMillis(i))))
                .toList();
    }

    /** The event of this number, at noon and as many seconds. */
    public static Instant time(int event) {
        return NOON.plusSeconds(event);
    }

    public static Sequencer sequencer(int event) {
        return Sequencer.of("00%04X".formatted(event));
    }

    public static Photo registered(PhotoKey key, int event) {
        return registered(key, event, time(event));
    }

    static Photo registered(PhotoKey key, int event, Instant updatedAt) {
        return photo(key, event, PhotoStatus.REGISTERED, null, updatedAt);
    }

    public static Photo rejected(PhotoKey key, int event) {
        return rejected(key, event, time(event));
    }

    static Photo rejected(PhotoKey key, int event, Instant updatedAt) {
        return photo(key, event, PhotoStatus.REJECTED, "not an image", updatedAt);
    }

    static Photo photo(PhotoKey key, int event, PhotoStatus status, @Nullable String reason) {
        return photo(key, event, status, reason, time(event));
    }

    static Photo photo(PhotoKey key, int event, PhotoStatus status, @Nullable String reason, Instant updatedAt) {
        var place = new Picture.Place(-33.856784, 151.215297);
        return new Photo(
                key,
                "été à la mer " + event + ".jpg",
                "image/jpeg",
                1000 + event,
                "etag-" + event,
                new Picture(4000, 3000, NOON.minusNanos(1), "Kamera Ö", place),
                null,
                sequencer(event),
                status,
                reason,
                null,
                List.of(),
                0,
                time(event),
                updatedAt,
                new RequestId("request-" + event));
    }

    /** The photo as if there had been no other of its key: which one came first depends on the order. */
    static Photo alone(Photo photo) {
        return new Photo(
                photo.key(),
                photo.filename(),
                photo.contentType(),
                photo.bytes(),
                photo.eTag(),
                photo.picture(),
                photo.placeholder(),
                photo.sequencer(),
                photo.status(),
                photo.reason(),
                photo.damage(),
                photo.thumbnails(),
                photo.attempts(),
                photo.createdAt(),
                photo.updatedAt(),
                photo.requestId());
    }

    public static List<Thumbnail> thumbnails(PhotoKey key) {
        return Stream.of(240, 480)
                .map(edge -> new Thumbnail(new ThumbnailKey(key, edge, ImageType.JPEG), edge, edge / 2, edge * 10L))
                .toList();
    }
}
