package io.shoebox.thumbnailer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** As much of S3 as the workers use, in memory; for the tests of this module and of ingest-worker. */
public final class FakeS3 implements S3Client {
    private final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesRead = new AtomicLong();
    private Consumer<String> hook = call -> {};

    /** An object; the ETag is a digest of the bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Stored(
            byte[] bytes, @Nullable String contentType, Map<String, String> metadata, String cacheControl) {
        String eTag() {
            return "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
        }
    }

    /** Is told each call as {@code GET bucket/key} before it is answered, and may throw. */
    public void before(Consumer<String> told) {
        hook = told;
    }

    public void upload(
            String bucket, String key, byte[] bytes, @Nullable String contentType, Map<String, String> metadata) {
        objects.put(bucket + "/" + key, new Stored(bytes, contentType, metadata, ""));
    }

    public void delete(String bucket, String key) {
        objects.remove(bucket + "/" + key);
    }

    /** The object, which must be there. */
    public Stored object(String bucket, String key) {
        return Objects.requireNonNull(objects.get(bucket + "/" + key));
    }

    /** The objects of a bucket, by key. */
    public Map<String, Stored> bucket(String name) {
        var found = new TreeMap<String, Stored>();
        objects.forEach((path, stored) -> {
            if (path.startsWith(name + "/")) {
                found.put(path.substring(name.length() + 1), stored);
            }
        });
        return found;
    }

    /** What was called since the last time this was asked. */
    public List<String> calls() {
        var made = List.copyOf(calls);
        calls.clear();
        return made;
    }

    /** Bytes of objects that were read so far. */
    public long bytesRead() {
        return bytesRead.get();
    }

    /** What S3 answers when it has a bad moment, or permissions do not fit. */
    public static S3Exception fault(int status) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .message("status " + status)
                .build();
    }

    /** What S3 says about an object itself. */
    public static S3Exception fault(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .message(code)
                .build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        Stored stored = find("HEAD", request.bucket(), request.key());
        return HeadObjectResponse.builder()
                .contentLength((long) stored.bytes().length)
                .contentType(stored.contentType())
                .metadata(stored.metadata())
                .eTag(stored.eTag())
                .build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        Stored stored = find("GET", request.bucket(), request.key());
        if (request.ifMatch() != null && !stored.eTag().contains(request.ifMatch())) {
            throw fault(412);
        }
        int length = stored.bytes().length;
        if (request.range() != null) {
            length = Math.min(length, 1 + Integer.parseInt(request.range().substring("bytes=0-".length())));
        }
        byte[] sent = Arrays.copyOf(stored.bytes(), length);
        var response = GetObjectResponse.builder().contentLength((long) length).build();
        try {
            return transformer.transform(response, AbortableInputStream.create(counted(sent)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private InputStream counted(byte[] sent) {
        return new ByteArrayInputStream(sent) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                int count = super.read(into, offset, length);
                bytesRead.addAndGet(Math.max(0, count));
                return count;
            }
        };
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        String path = called("PUT", request.bucket(), request.key());
        try (InputStream stream = body.contentStreamProvider().newStream()) {
            objects.put(
                    path, new Stored(stream.readAllBytes(), request.contentType(), Map.of(), request.cacheControl()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PutObjectResponse.builder().build();
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        called("LIST", request.bucket(), request.prefix());
        return ListObjectsV2Response.builder()
                .contents(bucket(request.bucket()).keySet().stream()
                        .filter(key -> key.startsWith(request.prefix()))
                        .map(key -> S3Object.builder().key(key).build())
                        .toList())
                .build();
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        request.delete().objects().forEach(object -> objects.remove(called("DELETE", request.bucket(), object.key())));
        return DeleteObjectsResponse.builder().build();
    }

    @Override
    public PutObjectTaggingResponse putObjectTagging(PutObjectTaggingRequest request) {
        find("TAG", request.bucket(), request.key());
        return PutObjectTaggingResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private String called(String verb, String bucket, String key) {
        String path = bucket + "/" + key;
        calls.add(verb + " " + path);
        hook.accept(verb + " " + path);
        return path;
    }

    private Stored find(String verb, String bucket, String key) {
        Stored stored = objects.get(called(verb, bucket, key));
        if (stored == null) {
            throw NoSuchKeyException.builder().statusCode(404).message("none").build();
        }
        return stored;
    }
}
