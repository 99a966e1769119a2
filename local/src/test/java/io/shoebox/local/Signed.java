package io.shoebox.local;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** A presigned PUT as a ticket describes it: the URL and the headers that the client must send. */
record Signed(URI url, Map<String, String> headers) {
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    Signed {
        headers = Map.copyOf(headers);
    }

    /** Signs everything that design §4 lists. */
    static Signed put(S3Presigner presigner, Upload upload, Duration lifetime) {
        PresignedPutObjectRequest signed = presigner.presignPutObject(presign -> presign.signatureDuration(lifetime)
                .putObjectRequest(put -> put.bucket(upload.bucket())
                        .key(upload.key())
                        .contentType(upload.contentType())
                        .contentLength(upload.bytes())
                        .ifNoneMatch("*")
                        .checksumSHA256(upload.sha256())
                        .metadata(upload.metadata())));
        Map<String, String> headers = new LinkedHashMap<>();
        signed.signedHeaders().forEach((name, values) -> headers.put(name, single(values)));
        return new Signed(URI.create(signed.url().toString()), headers);
    }

    private static String single(List<String> values) {
        return String.join(",", values);
    }

    Signed withHeader(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Signed(url, changed);
    }

    Signed withoutHeader(String name) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        return new Signed(url, changed);
    }

    Signed withUrl(String from, String to) {
        return new Signed(URI.create(url.toString().replace(from, to)), headers);
    }

    /** Sends the headers but those that java.net.http sets by itself. */
    HttpRequest request(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).PUT(BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!SET_BY_THE_CLIENT.contains(name)) {
                request.header(name, value);
            }
        });
        return request.build();
    }
}
