package io.shoebox.uploadapi.tickets;

import io.shoebox.model.PhotoKey;
import io.shoebox.model.RequestId;
import io.shoebox.model.UploadMetadata;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * Signs URLs that put one object, once: key, type, length, owner, name and request are part of the signature, and S3
 * refuses a second object under the key ({@code If-None-Match: *}).
 */
public final class UrlSigner {
    /**
     * The longest encoded file name. Names and values of an object's metadata may have 2,048 bytes in all (S3 User Guide,
     * "Working with object metadata"); the names, the identity id and the request id take at most
     * 148.
     */
    public static final int MOST_FILENAME_BYTES = 1900;

    // A client cannot set these, or sets them anyway.
    private static final Set<String> SET_BY_HTTP = Set.of("host", "content-length");

    private final S3Presigner presigner;
    private final String bucket;
    private final Duration expiry;

    public UrlSigner(S3Presigner presigner, String bucket, Duration expiry) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.expiry = expiry;
    }

    UploadTicket sign(PhotoKey key, Upload upload, RequestId request) {
        PutObjectRequest put = put(key, upload, request);
        PresignedPutObjectRequest signed = presigner.presignPutObject(
                presign -> presign.signatureDuration(expiry).putObjectRequest(put));
        return new UploadTicket(URI.create(signed.url().toString()), key, headers(signed), signed.expiration());
    }

    private PutObjectRequest put(PhotoKey key, Upload upload, RequestId request) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key.toString())
                .contentType(upload.type().contentType())
                .contentLength(upload.contentLength())
                .checksumSHA256(upload.checksumSha256())
                .ifNoneMatch("*")
                .metadata(Map.of(
                        UploadMetadata.OWNER,
                        key.owner().value(),
                        UploadMetadata.FILENAME,
                        PercentEncoding.encode(upload.filename(), MOST_FILENAME_BYTES),
                        UploadMetadata.REQUEST,
                        request.value()))
                .build();
    }

    private static SortedMap<String, String> headers(PresignedPutObjectRequest signed) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.keySet().removeAll(SET_BY_HTTP);
        return headers;
    }
}
