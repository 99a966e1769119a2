package io.shoebox.thumbnailer;

import io.shoebox.model.ImageType;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.Thumbnail;
import io.shoebox.model.ThumbnailKey;
import io.shoebox.queue.UnreadableObject;
import io.shoebox.thumbnailer.making.Making;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Photos in, thumbnails out. Faults of S3 come as its exceptions. */
final class ThumbnailStore {
    /** Thumbnails change only if a photo is deleted and its key uploaded to anew; and they are the owner's alone. */
    private static final String CACHE_CONTROL = "private, max-age=31536000, immutable";

    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String photosBucket;
    private final String thumbnailsBucket;
    private final int mostBytes;

    /** @param mostBytes of a photo that are read */
    ThumbnailStore(S3Client s3, String photosBucket, String thumbnailsBucket, int mostBytes) {
        this.s3 = s3;
        this.photosBucket = photosBucket;
        this.thumbnailsBucket = thumbnailsBucket;
        this.mostBytes = mostBytes;
    }

    /** What became of reading a photo. */
    sealed interface Content {
        /** At most one byte more than the limit. */
        @SuppressWarnings("ArrayRecordComponent") // Never compared.
        record Bytes(byte[] bytes) implements Content {}

        /** There is no object. */
        record Gone() implements Content {}

        /** The object has other content than the row tells of. */
        record Replaced() implements Content {}

        /** S3 has it in a way that it cannot be read; the reason is for its owner to read. */
        record Unreadable(String reason) implements Content {}
    }

    /**
     * The photo's bytes.
     *
     * @param eTag of the content that the row tells of, without quotes; null if it tells none
     */
    Content photo(PhotoKey key, @Nullable String eTag) {
        ResponseTransformer<GetObjectResponse, byte[]> start = (response, stream) -> {
            byte[] bytes = stream.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                stream.abort();
            }
            return bytes;
        };
        try {
            return new Content.Bytes(
                    s3.getObject(r -> r.bucket(photosBucket).key(key.toString()).ifMatch(eTag), start));
        } catch (NoSuchKeyException e) {
            return new Content.Gone();
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return new Content.Replaced();
            }
            return UnreadableObject.reason(e)
                    .<Content>map(Content.Unreadable::new)
                    .orElseThrow(() -> e);
        }
    }

    /** Puts all thumbnails of a photo, in place of those of the same edges in either format. */
    List<Thumbnail> put(PhotoKey photo, List<Making.Encoded> encoded) {
        List<Thumbnail> thumbnails = putBeside(photo, encoded);
        remove(thumbnails.stream()
                .map(thumbnail -> inOtherFormat(thumbnail.key()))
                .toList());
        return thumbnails;
    }

    /** Puts all thumbnails of a photo, each in place of that of the same edge and format, and leaves all others. */
    List<Thumbnail> putBeside(PhotoKey photo, List<Making.Encoded> encoded) {
        var thumbnails = new ArrayList<Thumbnail>();
        for (Making.Encoded thumbnail : encoded) {
            var key = new ThumbnailKey(photo, thumbnail.edge(), thumbnail.type());
            s3.putObject(
                    r -> r.bucket(thumbnailsBucket)
                            .key(key.toString())
                            .contentType(thumbnail.type().contentType())
                            .cacheControl(CACHE_CONTROL),
                    RequestBody.fromBytes(thumbnail.bytes()));
            thumbnails.add(new Thumbnail(key, thumbnail.width(), thumbnail.height(), thumbnail.bytes().length));
        }
        return thumbnails;
    }

    private static String inOtherFormat(ThumbnailKey key) {
        ImageType other = key.type() == ImageType.PNG ? ImageType.JPEG : ImageType.PNG;
        return new ThumbnailKey(key.photo(), key.edge(), other).toString();
    }

    /** Removes every thumbnail of a photo, also of edges that are no longer made: at most some dozens. */
    void remove(PhotoKey photo) {
        removeOthers(photo, List.of());
    }

    /** Removes every thumbnail of a photo but these. */
    void removeOthers(PhotoKey photo, List<Thumbnail> kept) {
        Set<String> keys =
                kept.stream().map(thumbnail -> thumbnail.key().toString()).collect(Collectors.toSet());
        remove(s3.listObjectsV2(r -> r.bucket(thumbnailsBucket).prefix(photo + "/")).contents().stream()
                .map(S3Object::key)
                .filter(key -> !keys.contains(key))
                .toList());
    }

    private void remove(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        DeleteObjectsResponse response = s3.deleteObjects(
                r -> r.bucket(thumbnailsBucket).delete(d -> d.objects(objects).quiet(true)));
        if (!response.errors().isEmpty()) {
            throw new IllegalStateException(response.errors().size() + " thumbnails could not be removed: "
                    + response.errors().getFirst().code());
        }
    }
}
