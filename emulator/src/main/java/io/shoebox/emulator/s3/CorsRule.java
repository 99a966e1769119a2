package io.shoebox.emulator.s3;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which pages may use the buckets from a browser (S3 User Guide, "Elements of a CORS configuration").
 *
 * @param origins such as {@code http://127.0.0.1:8080}; one {@code *} in each stands for any characters
 * @param methods in upper case
 * @param headers that a page may send, in any case; one {@code *} in each stands for any characters
 * @param exposed headers of an answer that a page may read
 * @param maxAge how long a browser remembers the answer to a preflight
 */
public record CorsRule(
        List<String> origins, List<String> methods, List<String> headers, List<String> exposed, Duration maxAge) {
    /** Copies the lists. */
    public CorsRule {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
        exposed = List.copyOf(exposed);
    }

    boolean allows(String origin, String method) {
        return methods.contains(method) && origins.stream().anyMatch(pattern -> matches(pattern, origin));
    }

    /** @param asked as the header Access-Control-Request-Headers has them */
    boolean allowsHeaders(String asked) {
        return Pattern.compile(",")
                .splitAsStream(asked)
                .map(header -> header.strip().toLowerCase(Locale.ROOT))
                .filter(header -> !header.isEmpty())
                .allMatch(header ->
                        headers.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), header)));
    }

    private static boolean matches(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        String end = pattern.substring(star + 1);
        return text.length() >= pattern.length() - 1
                && text.startsWith(pattern.substring(0, star))
                && text.endsWith(end);
    }
}
