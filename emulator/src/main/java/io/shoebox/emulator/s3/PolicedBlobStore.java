package io.shoebox.emulator.s3;

import io.shoebox.emulator.iam.PolicyDocument;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * The objects as one session may use them: each operation is checked against the policy first (Service Authorization
 * Reference, "Actions, resources, and condition keys for Amazon S3"). One line an operation; no operation is left out.
 */
final class PolicedBlobStore extends ForwardingBlobStore {
    /** S3Proxy follows {@code ..} in a key to another object, which S3 does not: such a key is nobody's. */
    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(?:/|$)");

    private final PolicyDocument policy;
    private final BooleanSupplier expired;

    PolicedBlobStore(BlobStore store, PolicyDocument policy, BooleanSupplier expired) {
        super(store);
        this.policy = policy;
        this.expired = expired;
    }

    private void check(String action, String resource) {
        if (expired.getAsBoolean()) {
            throw S3Exception.builder()
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ExpiredToken")
                            .errorMessage("The provided token has expired.")
                            .build())
                    .build();
        }
        if (DOT_SEGMENT.matcher(resource).find() || !policy.allows(action, resource)) {
            throw new S3ProxyException(S3ErrorCode.ACCESS_DENIED);
        }
    }

    /** Whether an object is there is for those to know who may list its bucket (S3 API Reference, GetObject). */
    private <T> T hidingAbsence(String bucket, Supplier<T> read) {
        try {
            return read.get();
        } catch (NoSuchKeyException e) {
            check("s3:ListBucket", bucket(bucket));
            throw e;
        }
    }

    private static String bucket(String name) {
        return "arn:aws:s3:::" + name;
    }

    private static String object(String bucket, String key) {
        return bucket(bucket) + "/" + key;
    }

    private static String object(MultipartUpload upload) {
        return object(upload.containerName(), upload.blobName());
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        check("s3:GetObject", object(request.bucket(), request.key()));
        return hidingAbsence(request.bucket(), () -> super.blobMetadata(request));
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        check("s3:GetObject", object(request.bucket(), request.key()));
        return hidingAbsence(request.bucket(), () -> super.getBlob(request));
    }

    @Override
    public ListBucketsResponse list() {
        check("s3:ListAllMyBuckets", "*");
        return super.list();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        check("s3:ListBucket", bucket(request.bucket()));
        return super.list(request);
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        check("s3:ListBucket", bucket(request.bucket()));
        return super.headBucket(request);
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        check("s3:CreateBucket", bucket(request.bucket()));
        return super.createContainer(request);
    }

    @Override
    public BucketCannedACL getContainerAccess(String bucket) {
        check("s3:GetBucketAcl", bucket(bucket));
        return super.getContainerAccess(bucket);
    }

    @Override
    public GetBucketAclResponse getContainerAcl(GetBucketAclRequest request) {
        check("s3:GetBucketAcl", bucket(request.bucket()));
        return super.getContainerAcl(request);
    }

    @Override
    public void setContainerAccess(String bucket, BucketCannedACL acl) {
        check("s3:PutBucketAcl", bucket(bucket));
        super.setContainerAccess(bucket, acl);
    }

    @Override
    public void clearContainer(ListObjectsV2Request request) {
        check("s3:DeleteBucket", bucket(request.bucket()));
        super.clearContainer(request);
    }

    @Override
    public void deleteContainer(String bucket) {
        check("s3:DeleteBucket", bucket(bucket));
        super.deleteContainer(bucket);
    }

    @Override
    public void deleteBucket(String bucket) {
        check("s3:DeleteBucket", bucket(bucket));
        super.deleteBucket(bucket);
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        check("s3:GetObject", object(bucket, key));
        return super.blobExists(bucket, key);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        return PoliteRefusal.of(body, () -> {
            check("s3:PutObject", object(request.bucket(), request.key()));
            return super.putBlob(request, body);
        });
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        check("s3:GetObject", object(request.sourceBucket(), request.sourceKey()));
        check("s3:PutObject", object(request.destinationBucket(), request.destinationKey()));
        return super.copyBlob(request);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        check("s3:DeleteObject", object(request.bucket(), request.key()));
        return super.removeBlob(request);
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        check("s3:GetObjectAcl", object(bucket, key));
        return super.getBlobAccess(bucket, key);
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key, @Nullable String version) {
        check("s3:GetObjectVersionAcl", object(bucket, key));
        return super.getBlobAccess(bucket, key, version);
    }

    @Override
    public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
        check("s3:GetObjectAcl", object(request.bucket(), request.key()));
        return super.getBlobAcl(request);
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL acl) {
        check("s3:PutObjectAcl", object(bucket, key));
        super.setBlobAccess(bucket, key, acl);
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL acl, @Nullable String version) {
        check("s3:PutObjectVersionAcl", object(bucket, key));
        super.setBlobAccess(bucket, key, acl, version);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        check("s3:PutObject", object(request.bucket(), request.key()));
        return super.initiateMultipartUpload(request);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        check("s3:AbortMultipartUpload", object(upload));
        super.abortMultipartUpload(upload);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        check("s3:PutObject", object(upload));
        return super.completeMultipartUpload(upload, request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        return PoliteRefusal.of(body, () -> {
            check("s3:PutObject", object(upload));
            return super.uploadMultipartPart(upload, request, body);
        });
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        check("s3:ListMultipartUploadParts", object(upload));
        return super.listMultipartUpload(upload);
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        check("s3:ListBucketMultipartUploads", bucket(bucket));
        return super.listMultipartUploads(bucket);
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        check("s3:GetBucketVersioning", bucket(request.bucket()));
        return super.getBucketVersioning(request);
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        check("s3:PutBucketVersioning", bucket(request.bucket()));
        return super.putBucketVersioning(request);
    }

    @Override
    public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
        check("s3:ListBucketVersions", bucket(request.bucket()));
        return super.listVersions(request);
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        check("s3:GetEncryptionConfiguration", bucket(request.bucket()));
        return super.getBucketEncryption(request);
    }

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        check("s3:PutEncryptionConfiguration", bucket(request.bucket()));
        return super.putBucketEncryption(request);
    }

    @Override
    public DeleteBucketEncryptionResponse deleteBucketEncryption(DeleteBucketEncryptionRequest request) {
        check("s3:PutEncryptionConfiguration", bucket(request.bucket()));
        return super.deleteBucketEncryption(request);
    }
}
