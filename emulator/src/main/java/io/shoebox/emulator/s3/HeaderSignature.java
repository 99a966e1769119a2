package io.shoebox.emulator.s3;

import io.shoebox.emulator.sigv4.CredentialScope;
import io.shoebox.emulator.sigv4.Digests;
import io.shoebox.emulator.sigv4.SigningDate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Checks the header {@code Authorization} of a request that S3Proxy never sees (S3 API Reference, "Authenticating Requests:
 * Using the Authorization Header").
 */
final class HeaderSignature {
    private static final Pattern HEADER = Pattern.compile(CredentialScope.ALGORITHM + "\\s+Credential=[^/,\\s]{1,128}"
            + "/(\\d{8})/([a-z0-9-]{1,32})/s3/aws4_request,\\s*SignedHeaders=([a-z0-9_;-]{1,1000}),"
            + "\\s*Signature=([0-9a-f]{64})");
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
        if (!SigningDate.isWithin(DRIFT, date, clock.instant())) {
            return Refusal.SKEWED;
        }
        if (!hash.equals(UNSIGNED) && !hash.equals(Digests.sha256(body))) {
            return Refusal.OTHER_BODY;
        }
        String canonical = canonical(request, parts.group(3), hash);
        return new CredentialScope(parts.group(1), parts.group(2), "s3")
                        .isSignedBy(secret, date, canonical, parts.group(4))
                ? null
                : Refusal.WRONG_SIGNATURE;
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
}
