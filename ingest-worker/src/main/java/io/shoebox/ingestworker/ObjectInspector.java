package io.shoebox.ingestworker;

import io.shoebox.model.PhotoKey;
import io.shoebox.queue.LogFields;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Holds an uploaded object against the rules, by its metadata and its first bytes. Reads at most
 * {@value UploadRules#MOST_READ_BYTES} bytes of it, mostly {@value UploadRules#START_BYTES}. Faults of S3 come as its exceptions.
 */
final class ObjectInspector {
    private final IngestSettings settings;
    private final S3Client s3;
    private final UploadRules rules;

    ObjectInspector(IngestSettings settings, S3Client s3) {
        this.settings = settings;
        this.s3 = s3;
        rules = settings.rules();
    }

    Inspection inspect(PhotoKey key) {
        try {
            return inspectHead(
                    key, s3.headObject(r -> r.bucket(settings.photosBucket()).key(key.toString())));
        } catch (NoSuchKeyException e) {
            return new Inspection.Gone();
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
        return s3.getObjectAsBytes(r -> r.bucket(settings.photosBucket())
                        .key(key.toString())
                        .ifMatch(object.eTag())
                        .range("bytes=0-" + (Math.min(most, object.bytes()) - 1)))
                .asByteArrayUnsafe();
    }
}
