package io.shoebox.bench.waiting;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** One photo under every key, and room for thumbnails; each call is answered after a while. */
final class SlowS3 implements S3Client {
    private final byte[] photo;
    private final Duration delay;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    SlowS3(byte[] photo, Duration delay) {
        this.photo = photo.clone();
        this.delay = delay;
    }

    /** How often each kind of call was made since the last time this was asked. */
    Map<String, Integer> calls() {
        var made = new TreeMap<String, Integer>();
        calls.forEach((name, count) -> made.put(name, count.getAndSet(0)));
        return made;
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        called("GET");
        var response =
                GetObjectResponse.builder().contentLength((long) photo.length).build();
        try {
            return transformer.transform(response, AbortableInputStream.create(new ByteArrayInputStream(photo)));
        } catch (Exception e) {
            throw SdkClientException.create("the photo could not be read", e);
        }
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        called("PUT");
        return PutObjectResponse.builder().build();
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        called("DELETE");
        return DeleteObjectsResponse.builder().build();
    }

    private void called(String name) {
        calls.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("interrupted", e);
        }
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
