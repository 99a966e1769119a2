package io.shoebox.emulator.s3;

import static io.shoebox.emulator.s3.S3Operation.Resource.BUCKET;
import static io.shoebox.emulator.s3.S3Operation.Resource.COPY_SOURCE;
import static io.shoebox.emulator.s3.S3Operation.Resource.COPY_TARGET;
import static io.shoebox.emulator.s3.S3Operation.Resource.EVERYTHING;
import static io.shoebox.emulator.s3.S3Operation.Resource.OBJECT;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What a method of S3Proxy's store needs of the caller's policy (Service Authorization Reference, "Actions, resources, and
 * condition keys for Amazon S3"). A method that is not in the table is nobody's.
 */
sealed interface S3Operation {
    /** All of these. */
    record Needs(List<Need> needs) implements S3Operation {}

    /** Tells nothing of any object or bucket. */
    record Harmless() implements S3Operation {}

    /** A convenience that the interface itself makes of other methods, each of which is looked up here. */
    record MadeOfOthers() implements S3Operation {}

    /** An action on what the arguments name. */
    record Need(String action, Resource resource) {}

    /** By the method's name and the types of its parameters. */
    Map<String, S3Operation> TABLE = table();

    private static Map<String, S3Operation> table() {
        var table = new HashMap<String, S3Operation>();
        needs(table, "list()", "s3:ListAllMyBuckets", EVERYTHING);
        needs(table, "list(ListObjectsV2Request)", "s3:ListBucket", BUCKET);
        needs(table, "headBucket(HeadBucketRequest)", "s3:ListBucket", BUCKET);
        needs(table, "listVersions(ListObjectVersionsRequest)", "s3:ListBucketVersions", BUCKET);
        needs(table, "listMultipartUploads(String)", "s3:ListBucketMultipartUploads", BUCKET);
        needs(table, "createContainer(CreateBucketRequest)", "s3:CreateBucket", BUCKET);
        needs(table, "clearContainer(ListObjectsV2Request)", "s3:DeleteBucket", BUCKET);
        needs(table, "deleteContainer(String)", "s3:DeleteBucket", BUCKET);
        needs(table, "deleteBucket(String)", "s3:DeleteBucket", BUCKET);
        needs(table, "getContainerAccess(String)", "s3:GetBucketAcl", BUCKET);
        needs(table, "getContainerAcl(GetBucketAclRequest)", "s3:GetBucketAcl", BUCKET);
        needs(table, "setContainerAccess(String,BucketCannedACL)", "s3:PutBucketAcl", BUCKET);
        needs(table, "getBucketVersioning(GetBucketVersioningRequest)", "s3:GetBucketVersioning", BUCKET);
        needs(table, "putBucketVersioning(PutBucketVersioningRequest)", "s3:PutBucketVersioning", BUCKET);
        needs(table, "getBucketEncryption(GetBucketEncryptionRequest)", "s3:GetEncryptionConfiguration", BUCKET);
        needs(table, "putBucketEncryption(PutBucketEncryptionRequest)", "s3:PutEncryptionConfiguration", BUCKET);
        needs(table, "deleteBucketEncryption(DeleteBucketEncryptionRequest)", "s3:PutEncryptionConfiguration", BUCKET);

        needs(table, "blobMetadata(HeadObjectRequest)", "s3:GetObject", OBJECT);
        needs(table, "getBlob(GetObjectRequest)", "s3:GetObject", OBJECT);
        needs(table, "blobExists(String,String)", "s3:GetObject", OBJECT);
        needs(table, "putBlob(PutObjectRequest,InputStream)", "s3:PutObject", OBJECT);
        needs(table, "removeBlob(DeleteObjectRequest)", "s3:DeleteObject", OBJECT);
        needs(table, "getBlobAccess(String,String)", "s3:GetObjectAcl", OBJECT);
        needs(table, "getBlobAccess(String,String,String)", "s3:GetObjectVersionAcl", OBJECT);
        needs(table, "getBlobAcl(GetObjectAclRequest)", "s3:GetObjectAcl", OBJECT);
        needs(table, "setBlobAccess(String,String,ObjectCannedACL)", "s3:PutObjectAcl", OBJECT);
        needs(table, "setBlobAccess(String,String,ObjectCannedACL,String)", "s3:PutObjectVersionAcl", OBJECT);
        needs(table, "initiateMultipartUpload(CreateMultipartUploadRequest)", "s3:PutObject", OBJECT);
        needs(table, "uploadMultipartPart(MultipartUpload,UploadPartRequest,InputStream)", "s3:PutObject", OBJECT);
        needs(table, "listMultipartUpload(MultipartUpload)", "s3:ListMultipartUploadParts", OBJECT);
        needs(table, "abortMultipartUpload(MultipartUpload)", "s3:AbortMultipartUpload", OBJECT);
        needs(table, "completeMultipartUpload(MultipartUpload,CompleteMultipartUploadRequest)", "s3:PutObject", OBJECT);
        table.put(
                "copyBlob(CopyObjectRequest)",
                new Needs(List.of(new Need("s3:GetObject", COPY_SOURCE), new Need("s3:PutObject", COPY_TARGET))));

        List.of(
                        "close()",
                        "supportsVersioning()",
                        "supportsServerSideEncryption()",
                        "supportsBucketEncryption()",
                        "getMinimumMultipartPartSize()")
                .forEach(method -> table.put(method, new Harmless()));
        List.of(
                        "list(ListBucketsRequest)",
                        "list(String)",
                        "listV1(ListObjectsRequest)",
                        "containerExists(String)",
                        "createContainer(String)",
                        "blobMetadata(String,String)",
                        "blobMetadataIfPresent(HeadObjectRequest)",
                        "blobMetadataIfPresent(String,String)",
                        "getBlob(String,String)",
                        "removeBlob(String,String)",
                        "removeBlob(String,String,String)",
                        "removeBlobs(DeleteObjectsRequest)",
                        "getBucketVersioning(String)",
                        "putBucketVersioning(String,BucketVersioningStatus)",
                        "getBucketEncryption(String)",
                        "putBucketEncryption(String,ServerSideEncryptionConfiguration)",
                        "deleteBucketEncryption(String)",
                        "supportsCopyMultipartPart()",
                        "copyMultipartPart(MultipartUpload,UploadPartCopyRequest)")
                .forEach(method -> table.put(method, new MadeOfOthers()));
        return Map.copyOf(table);
    }

    private static void needs(Map<String, S3Operation> table, String method, String action, Resource resource) {
        table.put(method, new Needs(List.of(new Need(action, resource))));
    }

    /** As in the table. */
    static String name(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }

    /** What an action is on. */
    enum Resource {
        EVERYTHING {
            @Override
            String arn(Object[] arguments) {
                return "*";
            }
        },
        BUCKET {
            @Override
            String arn(Object[] arguments) {
                return "arn:aws:s3:::" + bucket(arguments);
            }
        },
        OBJECT {
            @Override
            String arn(Object[] arguments) {
                return BUCKET.arn(arguments) + "/" + key(arguments);
            }
        },
        COPY_SOURCE {
            @Override
            String arn(Object[] arguments) {
                return "arn:aws:s3:::" + field(arguments[0], "SourceBucket") + "/" + field(arguments[0], "SourceKey");
            }
        },
        COPY_TARGET {
            @Override
            String arn(Object[] arguments) {
                return "arn:aws:s3:::" + field(arguments[0], "DestinationBucket") + "/"
                        + field(arguments[0], "DestinationKey");
            }
        };

        /** As policies name it. */
        abstract String arn(Object[] arguments);

        private static String bucket(Object[] arguments) {
            return switch (arguments[0]) {
                case String bucket -> bucket;
                case MultipartUpload upload -> upload.containerName();
                default -> field(arguments[0], "Bucket");
            };
        }

        private static String key(Object[] arguments) {
            return switch (arguments[0]) {
                case String bucket -> (String) arguments[1];
                case MultipartUpload upload -> upload.blobName();
                default -> field(arguments[0], "Key");
            };
        }

        /** A request without it is refused by S3Proxy before, so that this is a fault. */
        private static String field(Object request, String name) {
            return ((SdkPojo) request)
                    .sdkFields().stream()
                            .filter(field -> field.memberName().equals(name))
                            .map(field -> (String) field.getValueOrDefault(request))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("a request without " + name));
        }
    }
}
