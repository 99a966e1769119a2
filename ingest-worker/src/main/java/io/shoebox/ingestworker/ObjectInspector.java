package io.shoebox.ingestworker;

import io.shoebox.model.PhotoKey;
import io.shoebox.queue.LogFields;
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
 * {@value UploadRules#MOST_READ_BYTES} bytes of it, mostly {@value UploadRules#START_BYTES}. Faults of S3 come as its exceptions.
 */
final class ObjectInspector {
    private static final int BAD_REQUEST = 400;

    private final IngestSettings settings;
    private final S3Client s3;
    private final UploadRules rules;

    ObjectInspector(IngestSettings settings, S3Client s3) {
        this.settings = settings;
        this.s3 = s3;
        rules = settings.rules();
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
            var object =
                    new StoredObject(key.filename().value(), "", bytes == null ? 0 : bytes, said.eTag(), null, null);
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
                ObjectMetadata.request(head.metadata()),
                null);
        LogFields.request(object.requestId());
        if (!ObjectMetadata.names(key, head.metadata())) {
            return new Inspection.Refused(object, "not uploaded by the owner of its key");
        }
        return rules.inspect(object, most -> read(key, object, most));
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
