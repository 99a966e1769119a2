package io.shoebox.emulator.appsync.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoebox.emulator.sigv4.CredentialScope;
import io.shoebox.emulator.sigv4.SigningDate;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the Authorization header of Signature Version 4
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 */
final class SigV4 {
    private static final Pattern HEADER = Pattern.compile(CredentialScope.ALGORITHM
            + " +Credential=([A-Za-z0-9]{3,128})/(\\d{8})/([a-z0-9-]{1,32})/([a-z0-9-]{1,32})/aws4_request,"
            + " *SignedHeaders=([a-z0-9_;-]{1,1000}), *Signature=([0-9a-f]{64})");
    private static final Duration DRIFT = Duration.ofMinutes(5);
    private static final String SERVICE = "appsync";
    private static final String TOKEN_HEADER = "x-amz-security-token";

    private static final Authentication.Denied INCOMPLETE = Authentication.forbidden(
            "IncompleteSignatureException", "The Authorization header is not a whole signature of version 4.");
    private static final Authentication.Denied UNKNOWN = Authentication.forbidden(
            "UnrecognizedClientException", "The security token included in the request is invalid.");
    private static final Authentication.Denied EXPIRED = Authentication.forbidden(
            "InvalidSignatureException", "The signature's date is not within five minutes of now.");
    private static final Authentication.Denied WRONG = Authentication.forbidden(
            "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided.");

    private final IamAuth iam;
    private final InstantSource clock;

    SigV4(IamAuth iam, InstantSource clock) {
        this.iam = iam;
        this.clock = clock;
    }

    /** @param header the value of Authorization */
    Authentication verify(SignedRequest request, String header) {
        Matcher parts = HEADER.matcher(header);
        String date = request.header("x-amz-date").orElse("");
        if (!parts.matches() || !date.startsWith(parts.group(2) + "T")) {
            return INCOMPLETE;
        }
        List<String> signed = List.of(parts.group(5).split(";"));
        if (!signed.containsAll(needed(request)) || !request.headers().keySet().containsAll(signed)) {
            return INCOMPLETE;
        }
        if (!SigningDate.isWithin(DRIFT, date, clock.instant())) {
            return EXPIRED;
        }
        Optional<AccessKey> key = iam.keys().find(parts.group(1));
        if (key.isEmpty() || !carriesToken(request, key.get())) {
            return UNKNOWN;
        }
        var scope = new CredentialScope(parts.group(2), parts.group(3), parts.group(4));
        boolean meant = scope.region().equals(iam.region()) && scope.service().equals(SERVICE);
        return meant
                        && scope.isSignedBy(
                                key.get().secretKey(), date, CanonicalRequest.of(request, signed), parts.group(6))
                ? new Authentication.Known(new Identity.Iam(key.get().principal()))
                : WRONG;
    }

    private static List<String> needed(SignedRequest request) {
        return request.headers().containsKey(TOKEN_HEADER)
                ? List.of("host", "x-amz-date", TOKEN_HEADER)
                : List.of("host", "x-amz-date");
    }

    private static boolean carriesToken(SignedRequest request, AccessKey key) {
        @Nullable String wanted = key.sessionToken();
        Optional<String> sent = request.header(TOKEN_HEADER);
        return wanted == null ? sent.isEmpty() : sent.isPresent() && isSame(wanted, sent.get());
    }

    /** In constant time. */
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
