package io.shoebox.thumbnailer;

import io.shoebox.model.ImageType;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.Thumbnail;
import io.shoebox.model.ThumbnailKey;
import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.queue.UnreadableObject;
import io.shoebox.thumbnailer.limits.ImageLimits;
import io.shoebox.thumbnailer.making.Making;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
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
    /** Of nearly all files the size of the picture is in so many. */
    private static final int HEADER_BYTES = 64 << 10;

    private final S3Client s3;
    private final String photosBucket;
    private final String thumbnailsBucket;
    private final ImageLimits limits;

    /** @param limits beyond which a photo is not read */
    ThumbnailStore(S3Client s3, String photosBucket, String thumbnailsBucket, ImageLimits limits) {
        this.s3 = s3;
        this.photosBucket = photosBucket;
        this.thumbnailsBucket = thumbnailsBucket;
        this.limits = limits;
    }

    /** What became of reading a photo. */
    sealed interface Content {
        /** All of it. */
        @SuppressWarnings("ArrayRecordComponent") // Never compared.
        record Bytes(byte[] bytes) implements Content {}

        /** It is beyond a limit, as its size or its first bytes show; the rest was not read. */
        record Refused(String reason) implements Content {}

        /** There is no object. */
        record Gone() implements Content {}

        /** The object has other content than the row tells of. */
        record Replaced() implements Content {}

        /** S3 has it in a way that it cannot be read; the reason is for its owner to read. */
        record Unreadable(String reason) implements Content {}
    }

    /**
     * The photo's bytes. Its header is judged while the rest is on its way.
     *
     * @param eTag of the content that the row tells of, without quotes; null if it tells none
     */
    Content photo(PhotoKey key, @Nullable String eTag) {
        ResponseTransformer<GetObjectResponse, Content> reading =
                (response, stream) -> read(response.contentLength(), stream);
        try {
            return s3.getObject(r -> r.bucket(photosBucket).key(key.toString()).ifMatch(eTag), reading);
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

    private Content read(long length, AbortableInputStream stream) throws IOException {
        if (length > limits.mostBytes()) {
            stream.abort();
            return new Content.Refused(limits.tooLarge());
        }
        byte[] bytes = new byte[Math.toIntExact(length)];
        int start = stream.readNBytes(bytes, 0, Math.min(bytes.length, HEADER_BYTES));
        Optional<String> limit = start < bytes.length ? broken(Arrays.copyOf(bytes, start)) : Optional.empty();
        if (limit.isPresent()) {
            stream.abort();
            return new Content.Refused(limit.get());
        }
        int all = start + stream.readNBytes(bytes, start, bytes.length - start);
        // Its end is read too: only there is the checksum compared, and the connection free for the next call.
        if (all < bytes.length || stream.read() >= 0) {
            throw new EOFException("the object has another length than S3 said");
        }
        return new Content.Bytes(bytes);
    }

    /** What the start of a file already shows; of what it does not show, the whole file is asked. */
    private Optional<String> broken(byte[] start) {
        return switch (ImageHeader.read(start)) {
            case HeaderRead.Whole(ImageHeader header) -> limits.broken(header);
            case HeaderRead.Partial(ImageHeader soFar) -> soFar == null ? Optional.empty() : limits.broken(soFar);
            case HeaderRead.Corrupt(String _) -> Optional.empty();
        };
    }

    /** Puts all thumbnails of a photo, in place of those of the same edges in either format. */
    List<Thumbnail> put(PhotoKey photo, List<Making.Encoded> encoded) {
        List<Thumbnail> thumbnails = putBeside(photo, encoded);
        remove(thumbnails.stream()
                .map(thumbnail -> inOtherFormat(thumbnail.key()))
                .toList());
        return thumbnails;
    }

    /**
     * Puts all thumbnails of a photo at once, each in place of that of the same edge and format, and leaves all others. If one
     * cannot be put, the others may have been: all are put again when the photo is tried again.
     */
    List<Thumbnail> putBeside(PhotoKey photo, List<Making.Encoded> encoded) {
        return AtOnce.all(encoded.stream()
                .map(thumbnail -> (Callable<Thumbnail>) () -> put(photo, thumbnail))
                .toList());
    }

    private Thumbnail put(PhotoKey photo, Making.Encoded thumbnail) {
        var key = new ThumbnailKey(photo, thumbnail.edge(), thumbnail.type());
        s3.putObject(
                r -> r.bucket(thumbnailsBucket)
                        .key(key.toString())
                        .contentType(thumbnail.type().contentType())
                        .cacheControl(CACHE_CONTROL),
                RequestBody.fromBytes(thumbnail.bytes()));
        return new Thumbnail(key, thumbnail.width(), thumbnail.height(), thumbnail.bytes().length);
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
