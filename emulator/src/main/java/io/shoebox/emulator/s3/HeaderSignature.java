package io.shoebox.emulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Checks the header {@code Authorization} of a request that S3Proxy never sees (S3 API Reference, "Authenticating Requests:
 * Using the Authorization Header").
 */
final class HeaderSignature {
    private static final Pattern HEADER = Pattern.compile("AWS4-HMAC-SHA256\\s+Credential=[^/,\\s]{1,128}"
            + "/(\\d{8})/([a-z0-9-]{1,32})/s3/aws4_request,\\s*SignedHeaders=([a-z0-9_;-]{1,1000}),"
            + "\\s*Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Duration DRIFT = Duration.ofMinutes(15);
    private static final String DATE_HEADER = "x-amz-date";
    private static final String HASH_HEADER = "x-amz-content-sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final List<String> NEEDED = List.of("host", DATE_HEADER, HASH_HEADER);

    private final Clock clock;

    HeaderSignature(Clock clock) {
        this.clock = clock;
    }

    /** Why the request is refused; null if it is signed with the secret. */
    @Nullable
    Refusal refusal(Request request, byte[] body, String secret) {
        HttpFields headers = request.getHeaders();
        Matcher parts = HEADER.matcher(text(headers, HttpHeader.AUTHORIZATION.asString()));
        String date = text(headers, DATE_HEADER);
        String hash = text(headers, HASH_HEADER);
        if (!parts.matches()
                || !date.startsWith(parts.group(1) + "T")
                || !List.of(parts.group(3).split(";", -1)).containsAll(NEEDED)) {
            return Refusal.NOT_IN_THE_HEADER;
        }
        if (!isRecent(date)) {
            return Refusal.SKEWED;
        }
        if (!hash.equals(UNSIGNED) && !hash.equals(sha256(body))) {
            return Refusal.OTHER_BODY;
        }
        String canonical = canonical(request, parts.group(3), hash);
        String scope = String.join("/", parts.group(1), parts.group(2), "s3", "aws4_request");
        String text = String.join("\n", "AWS4-HMAC-SHA256", date, scope, sha256(canonical.getBytes(UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        byte[] right = HexFormat.of().formatHex(hmac(key, text)).getBytes(UTF_8);
        return MessageDigest.isEqual(right, parts.group(4).getBytes(UTF_8)) ? null : Refusal.WRONG_SIGNATURE;
    }

    private boolean isRecent(String date) {
        try {
            var signed = LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
            return Duration.between(signed, clock.instant()).abs().compareTo(DRIFT) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Path and query as they came: clients sign what they send. */
    private static String canonical(Request request, String signed, String hash) {
        String headers = Arrays.stream(signed.split(";", -1))
                .map(name -> name + ":" + text(request.getHeaders(), name) + "\n")
                .collect(Collectors.joining());
        String query = Arrays.stream(
                        String.valueOf(request.getHttpURI().getQuery()).split("&", -1))
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .sorted()
                .collect(Collectors.joining("&"));
        return String.join("\n", request.getMethod(), request.getHttpURI().getPath(), query, headers, signed, hash);
    }

    /** A header's values, with single spaces; empty if there are none. */
    private static String text(HttpFields headers, String name) {
        return headers.getValuesList(name).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
