package io.shoebox.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoebox.catalog.DynamoCatalog;
import io.shoebox.catalog.Page;
import io.shoebox.local.ResourceNames;
import io.shoebox.local.client.SamplePhoto;
import io.shoebox.model.CollectionId;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.Photo;
import io.shoebox.model.PhotoCollection;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.PhotoStatus;
import io.shoebox.thumbnailer.FileThumbnails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Uploads, and what must have become of them when all queues are empty. */
final class Reference {
    private static final IdentityId OWNER = new IdentityId("us-east-1:0f3a6c1e-1b2c-4d5e-8f90-a1b2c3d4e5f6");
    private static final CollectionId COLLECTION = new CollectionId("crash");
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
    private static final ResourceNames NAMES = ResourceNames.DEFAULT;

    /** A few pictures with their thumbnails as a worker makes them that nobody disturbs. */
    private static final List<Picture> PICTURES = IntStream.range(0, 4)
            .mapToObj(i -> SamplePhoto.jpeg(64 + 8 * i, 48, i, LocalDateTime.of(2026, 3, 1, 10, 15)))
            .map(bytes -> new Picture(bytes, PhotoStatus.READY, thumbnails(bytes)))
            .collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new), pictures -> {
                byte[] text = "not a picture".getBytes(StandardCharsets.US_ASCII);
                pictures.add(new Picture(text, PhotoStatus.REJECTED, List.of()));
                return List.copyOf(pictures);
            }));

    private final S3Client s3;
    private final Map<PhotoKey, Picture> there = new LinkedHashMap<>();
    private final List<PhotoKey> deleted = new ArrayList<>();
    private final Random random;

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Picture(byte[] bytes, PhotoStatus end, List<byte[]> thumbnails) {}

    Reference(S3Client s3, long seed) {
        this.s3 = s3;
        random = new Random(seed);
    }

    int uploads() {
        return there.size() + deleted.size();
    }

    void upload(int photos) {
        for (int i = 0; i < photos; i++) {
            var key = PhotoKey.create(OWNER, COLLECTION, new FileName("a.jpg"), TIME.plusMillis(uploads()), random);
            // One in ten is no picture.
            Picture picture =
                    PICTURES.get(random.nextInt(10) == 0 ? PICTURES.size() - 1 : random.nextInt(PICTURES.size() - 1));
            s3.putObject(
                    put -> put.bucket(NAMES.photosBucket())
                            .key(key.toString())
                            .contentType("image/jpeg")
                            .metadata(Map.of("identity-id", OWNER.value(), "filename", "a.jpg")),
                    RequestBody.fromBytes(picture.bytes()));
            there.put(key, picture);
        }
    }

    /** Deletes one of those that are there. */
    void deleteOne() {
        if (!there.isEmpty()) {
            PhotoKey key = List.copyOf(there.keySet()).get(random.nextInt(there.size()));
            s3.deleteObject(delete -> delete.bucket(NAMES.photosBucket()).key(key.toString()));
            there.remove(key);
            deleted.add(key);
        }
    }

    /** 0 lost, 0 doubled, 0 revived, 0 left over, 0 wrong counts. */
    void check(DynamoCatalog catalog, String circumstances) {
        var wanted = new HashMap<String, byte[]>();
        there.forEach((key, picture) -> {
            Optional<Photo> found = catalog.find(key);
            assertThat(found).as("lost: %s, %s", key, circumstances).isPresent();
            Photo row = found.orElseThrow();
            assertThat(row.status()).as("%s, %s", row, circumstances).isEqualTo(picture.end());
            assertThat(row.thumbnails()).as("%s, %s", row, circumstances).hasSameSizeAs(picture.thumbnails());
            for (int i = 0; i < row.thumbnails().size(); i++) {
                wanted.put(
                        row.thumbnails().get(i).key().toString(),
                        picture.thumbnails().get(i));
            }
        });
        for (PhotoKey key : deleted) {
            assertThat(catalog.find(key).map(Photo::status).orElse(PhotoStatus.DELETED))
                    .as("revived: %s, %s", key, circumstances)
                    .isEqualTo(PhotoStatus.DELETED);
        }
        List<String> listed = listed(catalog);
        assertThat(listed)
                .as(circumstances)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(
                        there.keySet().stream().map(PhotoKey::toString).toList());
        assertThat(catalog.collections(OWNER, Page.Request.first(10)).items().stream()
                        .mapToLong(PhotoCollection::photoCount)
                        .sum())
                .as("the count, %s", circumstances)
                .isEqualTo(there.size());
        assertThat(keys(NAMES.thumbnailsBucket())).as(circumstances).isEqualTo(wanted.keySet());
        assertThat(keys(NAMES.photosBucket())).as(circumstances).isEqualTo(Set.copyOf(listed));
        wanted.forEach((key, bytes) ->
                assertThat(thumbnail(key)).as("%s, %s", key, circumstances).isEqualTo(bytes));
    }

    private byte[] thumbnail(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(NAMES.thumbnailsBucket()).key(key))
                .asByteArrayUnsafe();
    }

    private Set<String> keys(String bucket) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .collect(Collectors.toSet());
    }

    private static List<String> listed(DynamoCatalog catalog) {
        var found = new ArrayList<String>();
        String after = null;
        do {
            Page<Photo> page = catalog.photos(OWNER, COLLECTION, new Page.Request(100, after));
            page.items().forEach(photo -> found.add(photo.key().toString()));
            after = page.next();
        } while (after != null);
        return found;
    }

    private static List<byte[]> thumbnails(byte[] photo) {
        try {
            return new FileThumbnails(List.of(240, 480, 960), 80).make(photo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
