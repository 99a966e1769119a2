package io.shoebox.model;

import java.time.Duration;
import java.util.List;

/**
 * What pages may do with the two buckets from a browser: the CORS rule that the cloud's buckets have and that local mode
 * keeps. It allows what our own client and the AWS SDK for JavaScript send, and nothing else.
 */
public final class BrowserAccess {
    /** Uploads by presigned PUTs; reads. */
    public static final List<String> METHODS = List.of("GET", "HEAD", "PUT");

    /** Headers of requests. The SDK sends {@code amz-sdk-*}, and checksums and its mode as {@code x-amz-*}. */
    public static final List<String> HEADERS =
            List.of("authorization", "content-type", "if-none-match", "range", "x-amz-*", "amz-sdk-*");

    /** Headers of answers: what names the object, the part that was sent, and the request in a report. */
    public static final List<String> EXPOSED = List.of(
            "ETag", "Accept-Ranges", "Content-Range", "x-amz-checksum-sha256", "x-amz-request-id", "x-amz-id-2");

    /** How long a browser remembers the answer to a preflight. */
    public static final Duration MAX_AGE = Duration.ofHours(1);

    private BrowserAccess() {}
}
