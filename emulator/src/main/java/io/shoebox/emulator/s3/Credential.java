package io.shoebox.emulator.s3;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of who signed it and what was signed, by Signature Version 4 in the header {@code Authorization} or
 * in the query. Whether the signature is right, S3Proxy checks.
 *
 * @param signedHeaders in lower case
 * @param sessionToken of temporary credentials
 */
record Credential(
        String accessKeyId,
        List<String> signedHeaders,
        @Nullable String sessionToken) {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256\\s+Credential=([^/,\\s]+)/[^,]*,\\s*SignedHeaders=([^,\\s]+)\\s*,.*", Pattern.DOTALL);

    Credential {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /**
     * Reads it; empty where the request is not signed in this way.
     *
     * @param authorization the header
     * @param tokenHeader the header {@code x-amz-security-token}
     * @param query gives a parameter's value by its name, or null
     */
    static Optional<Credential> of(
            @Nullable String authorization, @Nullable String tokenHeader, UnaryOperator<@Nullable String> query) {
        if (authorization != null) {
            Matcher matcher = AUTHORIZATION.matcher(authorization);
            return matcher.matches()
                    ? Optional.of(new Credential(matcher.group(1), headers(matcher.group(2)), tokenHeader))
                    : Optional.empty();
        }
        String scope = query.apply("X-Amz-Credential");
        String signed = query.apply("X-Amz-SignedHeaders");
        if (scope == null || signed == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Credential(scope.split("/", 2)[0], headers(signed), query.apply("X-Amz-Security-Token")));
    }

    private static List<String> headers(String list) {
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split(";", -1)).toList();
    }

    /** Tells no token. */
    @Override
    public String toString() {
        return "credential " + accessKeyId;
    }
}
