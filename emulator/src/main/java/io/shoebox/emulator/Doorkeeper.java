package io.shoebox.emulator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a server that is for programs alone, such as a queue or a table. No page may: a browser sends an Origin with
 * a form or a call to elsewhere, the name that it was led by as Host, and never, without asking first, a signature.
 */
public enum Doorkeeper {
    /** The name of another site was bent to 127.0.0.1 (DNS rebinding). */
    FOREIGN_HOST("AccessDeniedException", "This server answers to 127.0.0.1 and localhost only."),
    /** A page calls, of whatever origin. */
    PAGE("AccessDeniedException", "This server is for programs, not for pages in a browser."),
    /** What an image or a form of a page sends; also who forgot to sign. */
    UNSIGNED(
            "MissingAuthenticationTokenException",
            "The request is not signed: sign it by AWS Signature Version 4, in the header Authorization.");

    private static final Pattern HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?");
    /** The form only: whose key it is does not matter here. A signature in the URL does not count, a link could hold one. */
    private static final Pattern SIGNATURE =
            Pattern.compile("AWS4-HMAC-SHA256 (?=.*Credential=[^,/ ]+/\\d{8}/)(?=.*Signature=[0-9a-f]{64}).*");
    /** Fetch Metadata of browsers: who typed an address sends {@code none}, and has no signature. */
    private static final List<String> OWN_SITE = List.of("none", "same-origin");

    /** Of each refusal. */
    public static final int STATUS = 403;

    /** Of {@link #json}. */
    public static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private final String type;
    private final String reason;

    Doorkeeper(String type, String reason) {
        this.type = type;
        this.reason = reason;
    }

    /** The headers that count. Each is null if it was not sent. */
    public record Headers(
            @Nullable String host,
            @Nullable String origin,
            @Nullable String fetchSite,
            @Nullable String authorization) {}

    /**
     * Why the request is refused; empty if it may come in.
     *
     * @param named the host and port that the request line names; null if it names none
     */
    public static Optional<Doorkeeper> refusal(Headers headers, @Nullable String named) {
        if (!isOurs(headers.host()) || (named != null && !isOurs(named))) {
            return Optional.of(FOREIGN_HOST);
        }
        String site = headers.fetchSite();
        if (headers.origin() != null || (site != null && !OWN_SITE.contains(site))) {
            return Optional.of(PAGE);
        }
        String signature = headers.authorization();
        return signature != null && SIGNATURE.matcher(signature).matches() ? Optional.empty() : Optional.of(UNSIGNED);
    }

    private static boolean isOurs(@Nullable String host) {
        return host != null && HOST.matcher(host).matches();
    }

    /** The refusal as the JSON protocols of AWS say it. */
    public String json() {
        return "{\"__type\":\"com.amazon.coral.service#" + type + "\",\"message\":\"" + reason + "\"}";
    }
}
