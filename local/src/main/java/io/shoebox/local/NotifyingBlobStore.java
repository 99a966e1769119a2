package io.shoebox.local;

import com.google.common.util.concurrent.Striped;
import io.shoebox.queue.UploadEvent;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Sends an event for every change of an object of a watched bucket, before the change is answered. Changes of one key
 * happen one after the other, so that the order of their sequencers is the order of their effects.
 */
final class NotifyingBlobStore extends ForwardingBlobStore {
    /** What S3Proxy writes for itself while an upload of several parts is under way. */
    private static final String MULTIPART_STUB = ".s3proxy-mpu-stub-";

    private final Map<String, UploadNotifications> watched;
    private final Sequencers sequencers;
    private final Clock clock;
    private final Striped<Lock> locks = Striped.lazyWeakLock(Integer.MAX_VALUE);

    /** @param watched where to send the events of a bucket, by its name */
    NotifyingBlobStore(BlobStore store, Map<String, UploadNotifications> watched, Sequencers sequencers, Clock clock) {
        super(store);
        this.watched = Map.copyOf(watched);
        this.sequencers = sequencers;
        this.clock = clock;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        return PoliteRefusal.of(
                body,
                () -> creating(
                        "ObjectCreated:Put", request.bucket(), request.key(), () -> super.putBlob(request, body)));
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return creating(
                "ObjectCreated:Copy",
                request.destinationBucket(),
                request.destinationKey(),
                () -> super.copyBlob(request));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return creating(
                "ObjectCreated:CompleteMultipartUpload",
                upload.containerName(),
                upload.blobName(),
                () -> super.completeMultipartUpload(upload, request));
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        UploadNotifications notifications = notifications(request.bucket(), request.key());
        if (notifications == null) {
            return super.removeBlob(request);
        }
        return alone(request.bucket(), request.key(), () -> {
            boolean existed = super.blobExists(request.bucket(), request.key());
            DeleteObjectResponse response = super.removeBlob(request);
            if (existed) {
                notifications.send(
                        new UploadEvent.Removed(request.bucket(), request.key(), sequencers.next(), clock.instant()),
                        "ObjectRemoved:Delete");
            }
            return response;
        });
    }

    /** Null if nobody is to know of changes of the object. */
    private @Nullable UploadNotifications notifications(String bucket, String key) {
        return key.startsWith(MULTIPART_STUB) ? null : watched.get(bucket);
    }

    private <T> T creating(String eventName, String bucket, String key, Supplier<T> change) {
        UploadNotifications notifications = notifications(bucket, key);
        if (notifications == null) {
            return change.get();
        }
        return alone(bucket, key, () -> {
            T response = change.get();
            HeadObjectResponse object = delegate().blobMetadata(bucket, key);
            notifications.send(
                    new UploadEvent.Created(
                            bucket,
                            key,
                            sequencers.next(),
                            clock.instant(),
                            object.contentLength(),
                            unquoted(object.eTag())),
                    eventName);
            return response;
        });
    }

    private <T> T alone(String bucket, String key, Supplier<T> change) {
        Lock lock = locks.get(bucket + "/" + key);
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    static String unquoted(String eTag) {
        return eTag.replace("\"", "");
    }
}
