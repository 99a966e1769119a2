package io.shoebox.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 by headers (AWS General Reference, "Create a signed AWS API request"), for requests without a query
 * whose path is encoded already.
 */
public final class SigV4 {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final int DAY = 8;

    private SigV4() {}

    /** The headers that a request needs, but for Host, which the HTTP client sends. */
    public static Map<String, String> headers(
            String method, URI uri, byte[] body, AwsKeys keys, String region, String service, Instant now) {
        String time = TIME.format(now);
        String digest = hex(sha256(body));
        var headers = new TreeMap<String, String>();
        headers.put("x-amz-date", time);
        headers.put("x-amz-content-sha256", digest);
        keys.sessionToken().ifPresent(token -> headers.put("x-amz-security-token", token));
        var signed = new TreeMap<>(headers);
        signed.put("host", host(uri));
        String names = String.join(";", signed.keySet());
        String lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String canonical = String.join("\n", method, path, "", lines, names, digest);
        String scope = time.substring(0, DAY) + "/" + region + "/" + service + "/aws4_request";
        String toSign = String.join("\n", ALGORITHM, time, scope, hex(sha256(canonical.getBytes(UTF_8))));
        byte[] key = ("AWS4" + keys.secretAccessKey()).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        headers.put(
                "authorization",
                ALGORITHM + " Credential=" + keys.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + hex(hmac(key, toSign)));
        return headers;
    }

    /** As the JDK's client sends it: with the port, unless it is the scheme's. */
    private static String host(URI uri) {
        int usual = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return uri.getPort() == -1 || uri.getPort() == usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** A key of S3 as its path: all but letters, digits and {@code -._~} is encoded, but for the slashes. */
    public static String path(String key) {
        return Arrays.stream(key.split("/", -1)).map(SigV4::segment).collect(Collectors.joining("/"));
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
