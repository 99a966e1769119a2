package io.shoebox.emulator.s3;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists objects only, and none before it is whole: S3 is atomic, S3Proxy's files are not. */
final class WholeBlobStore extends ForwardingBlobStore {
    private final WholeObjects objects;

    WholeBlobStore(BlobStore store, WholeObjects objects) {
        super(store);
        this.objects = objects;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        PutObjectResponse response = super.putBlob(request, body);
        objects.whole(request.bucket(), request.key());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        objects.whole(request.destinationBucket(), request.destinationKey());
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        objects.whole(upload.containerName(), upload.blobName());
        return response;
    }

    /** A page may be shorter for it, as any page of S3 may be. */
    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        ListObjectsV2Response found = super.list(request);
        List<S3Object> whole = found.contents().stream()
                .filter(object -> objects.isWhole(request.bucket(), object.key()))
                .toList();
        int hidden = found.contents().size() - whole.size();
        return hidden == 0
                ? found
                : found.toBuilder()
                        .contents(whole)
                        .keyCount(found.keyCount() == null ? null : found.keyCount() - hidden)
                        .build();
    }
}
