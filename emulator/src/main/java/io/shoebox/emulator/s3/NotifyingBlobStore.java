package io.shoebox.emulator.s3;

import com.google.common.util.concurrent.Striped;
import java.io.InputStream;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
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
    private static final Logger LOG = LoggerFactory.getLogger(NotifyingBlobStore.class);
    /** What S3Proxy writes for itself while an upload of several parts is under way. */
    private static final String MULTIPART_STUB = ".s3proxy-mpu-stub-";

    private final S3Events events;
    private final Striped<Lock> locks = Striped.lazyWeakLock(Integer.MAX_VALUE);

    NotifyingBlobStore(BlobStore store, S3Events events) {
        super(store);
        this.events = events;
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
        String bucket = request.bucket();
        String key = request.key();
        if (isUnwatched(bucket, key)) {
            return super.removeBlob(request);
        }
        return alone(bucket, key, () -> {
            boolean existed = super.blobExists(bucket, key);
            DeleteObjectResponse response = super.removeBlob(request);
            if (existed) {
                send(new ObjectEvent.Removed(
                        "ObjectRemoved:Delete", bucket, key, events.nextSequencer(), events.now()));
            }
            return response;
        });
    }

    /** Removes an object whose time is up, if it is still the one that is meant; whether it was. */
    boolean expire(TaggedObject object) {
        String bucket = object.bucket();
        String key = object.key();
        return alone(bucket, key, () -> {
            HeadObjectResponse now = delegate().blobMetadataIfPresent(bucket, key);
            if (now == null || !object.isOf(now)) {
                return false;
            }
            super.removeBlob(
                    DeleteObjectRequest.builder().bucket(bucket).key(key).build());
            if (!isUnwatched(bucket, key)) {
                send(new ObjectEvent.Expired(bucket, key, events.nextSequencer(), events.now()));
            }
            return true;
        });
    }

    /** Nobody is to know of changes of the object. */
    private boolean isUnwatched(String bucket, String key) {
        return key.startsWith(MULTIPART_STUB) || !events.watches(bucket);
    }

    private <T> T creating(String eventName, String bucket, String key, Supplier<T> change) {
        if (isUnwatched(bucket, key)) {
            return change.get();
        }
        return alone(bucket, key, () -> {
            T response = change.get();
            HeadObjectResponse object = delegate().blobMetadata(bucket, key);
            send(new ObjectEvent.Created(
                    eventName,
                    bucket,
                    key,
                    events.nextSequencer(),
                    events.now(),
                    object.contentLength(),
                    object.eTag()));
            return response;
        });
    }

    /** The change stays where its event cannot be sent, as after a crash: whoever keeps data looks for such at the start. */
    private void send(ObjectEvent event) {
        try {
            events.send(event);
        } catch (SdkException e) {
            LOG.warn(
                    "{} of {} could not be sent; the next start sends it: {}", event.name(), event.key(), e.toString());
        }
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
}
