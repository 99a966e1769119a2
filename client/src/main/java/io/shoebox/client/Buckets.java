package io.shoebox.client;

import io.shoebox.client.auth.Session;
import io.shoebox.client.auth.SigV4;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Originals and thumbnails in S3, read with the session's own keys. */
final class Buckets {
    /** Until the first byte. */
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** The segments of an original's key; a thumbnail's has one more. */
    private static final int SEGMENTS = 3;

    private static final byte[] NOTHING = {};

    private final ShoeboxConfig config;
    private final Session session;
    private final Http http;

    Buckets(ShoeboxConfig config, Session session, Http http) {
        this.config = config;
        this.http = http;
        this.session = session;
    }

    /** The status of a HEAD: 200 if it is there, 403 if it is not, or is another's. */
    int head(String key) {
        return http.send(signed("HEAD", key), 0).status();
    }

    /** An original or a thumbnail, by its key alone; the caller closes it. */
    InputStream get(String key) {
        HttpResponse<InputStream> response = http.open(signed("GET", key));
        if (response.statusCode() == 200) {
            return response.body();
        }
        try {
            response.body().close();
        } catch (IOException e) {
            // What was not wanted is lost.
        }
        int status = response.statusCode();
        throw status == 429 || status >= 500
                ? new ShoeboxException.Unavailable("S3 is busy (" + status + ")")
                : new ShoeboxException.NotAuthorized(
                        "S3 shows no such photo (" + status + "): it is not there, or is another's");
    }

    private HttpRequest signed(String method, String key) {
        boolean isThumbnail = key.split("/", -1).length > SEGMENTS;
        String bucket = isThumbnail ? config.thumbnailsBucket() : config.photosBucket();
        URI uri = URI.create(config.bucketUrl(bucket) + SigV4.path(key));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(ANSWER).method(method, BodyPublishers.noBody());
        SigV4.headers(method, uri, NOTHING, session.s3Keys(), config.region(), "s3", Instant.now())
                .forEach(request::header);
        return request.build();
    }
}
