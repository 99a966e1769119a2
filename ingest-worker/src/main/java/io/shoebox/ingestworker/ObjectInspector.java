package io.shoebox.ingestworker;

import io.shoebox.model.ImageType;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.Picture;
import io.shoebox.model.image.HeaderRead;
import io.shoebox.model.image.ImageHeader;
import io.shoebox.queue.UnreadableObject;
import io.shoebox.queue.UploadEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Holds an uploaded object against the rules, by its metadata and its first bytes. Reads at most
 * {@value #MOST_READ_BYTES} bytes of it, mostly {@value #START_BYTES}. Faults of S3 come as its exceptions.
 */
final class ObjectInspector {
    /** Enough for the EXIF of nearly every photo, with its own thumbnail. */
    static final int START_BYTES = 256 << 10;
    /** For files with large profiles or several segments before their size. */
    static final int MOST_READ_BYTES = 4 << 20;

    private static final int BAD_REQUEST = 400;

    private final IngestSettings settings;
    private final S3Client s3;
    private final PictureReader pictures;

    ObjectInspector(IngestSettings settings, S3Client s3) {
        this.settings = settings;
        this.s3 = s3;
        pictures = new PictureReader(settings.keepGps());
    }

    /** @param said what the event says of the object, for where S3 does not */
    Inspection inspect(PhotoKey key, UploadEvent.Created said) {
        try {
            return inspectHead(key, head(key, said));
        } catch (NoSuchKeyException e) {
            return new Inspection.Gone();
        } catch (UnreadableException e) {
            return new Inspection.Refused(e.object, e.reason);
        }
    }

    /** The answer to a HEAD has no body that tells a 400 from another: a GET's does. */
    private HeadObjectResponse head(PhotoKey key, UploadEvent.Created said) {
        try {
            return s3.headObject(r -> r.bucket(settings.photosBucket()).key(key.toString()));
        } catch (NoSuchKeyException e) {
            throw e;
        } catch (S3Exception e) {
            if (e.statusCode() != BAD_REQUEST) {
                throw e;
            }
            Long bytes = said.bytes();
            var object = new StoredObject(key.filename().value(), "", bytes == null ? 0 : bytes, said.eTag(), null);
            get(key, object, null, 1);
            throw e;
        }
    }

    private Inspection inspectHead(PhotoKey key, HeadObjectResponse head) {
        String contentType = Optional.ofNullable(head.contentType()).orElse("");
        var object = new StoredObject(
                ObjectMetadata.filename(key, head.metadata()),
                contentType,
                head.contentLength(),
                Optional.ofNullable(head.eTag())
                        .map(tag -> tag.replace("\"", ""))
                        .orElse(null),
                null);
        if (!ObjectMetadata.names(key, head.metadata())) {
            return new Inspection.Refused(object, "not uploaded by the owner of its key");
        }
        if (object.bytes() == 0) {
            return new Inspection.Refused(object, "the file is empty");
        }
        if (object.bytes() > settings.mostBytes()) {
            return new Inspection.Refused(
                    object,
                    "the file has " + object.bytes() + " bytes; at most " + settings.mostBytes() + " are accepted");
        }
        ImageType type = ImageType.ofContentType(contentType)
                .filter(settings.types()::contains)
                .orElse(null);
        return type == null
                ? new Inspection.Refused(object, "its content type is not accepted")
                : inspectBytes(key, object, type);
    }

    private Inspection inspectBytes(PhotoKey key, StoredObject object, ImageType declared) {
        byte[] start = read(key, object, START_BYTES);
        ImageType found = ImageType.sniff(start).orElse(null);
        if (found != declared) {
            String what = found == null ? "no known image" : found.contentType();
            return new Inspection.Refused(object, "declared as " + declared.contentType() + ", but is " + what);
        }
        if (object.bytes() > start.length && ImageHeader.read(start) instanceof HeaderRead.Partial) {
            start = read(key, object, MOST_READ_BYTES);
        }
        return new Inspection.Accepted(object.with(picture(start)));
    }

    /** None is no reason to refuse: the thumbnailer reads the whole file and says what is wrong with it. */
    private @Nullable Picture picture(byte[] start) {
        ImageHeader header = switch (ImageHeader.read(start)) {
            case HeaderRead.Whole(ImageHeader whole) -> whole;
            case HeaderRead.Partial(ImageHeader soFar) -> soFar;
            case HeaderRead.Corrupt(String reason) -> null;
        };
        return header == null ? null : pictures.read(start, header);
    }

    /** The first bytes of the very object that HEAD showed: S3 answers 412 if it has been replaced since. */
    private byte[] read(PhotoKey key, StoredObject object, int most) {
        return get(key, object, object.eTag(), Math.min(most, object.bytes()));
    }

    private byte[] get(PhotoKey key, StoredObject object, @Nullable String eTag, long most) {
        try {
            return s3.getObjectAsBytes(r -> r.bucket(settings.photosBucket())
                            .key(key.toString())
                            .ifMatch(eTag)
                            .range("bytes=0-" + (most - 1)))
                    .asByteArrayUnsafe();
        } catch (S3Exception e) {
            throw UnreadableObject.reason(e)
                    .<RuntimeException>map(reason -> new UnreadableException(object, reason))
                    .orElse(e);
        }
    }

    /** Never leaves this class. */
    private static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient StoredObject object;
        private final String reason;

        UnreadableException(StoredObject object, String reason) {
            super(reason);
            this.object = object;
            this.reason = reason;
        }
    }
}
