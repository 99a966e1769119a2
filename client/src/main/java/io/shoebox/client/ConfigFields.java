package io.shoebox.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of {@code config.json} and collects all that is wrong with them. */
final class ConfigFields {
    private static final URI NONE = URI.create("none:none");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final JsonNode root;
    private final List<String> problems = new ArrayList<>();

    ConfigFields(JsonNode root) {
        this.root = root;
    }

    String matching(String name, String form, String rule) {
        String text = root.path(name).isTextual() ? root.path(name).textValue() : "";
        if (!text.matches(form)) {
            problems.add(name + " must be " + rule + (text.isEmpty() ? "; it is missing" : "; not " + text));
        }
        return text;
    }

    URI url(String name) {
        if (root.path(name).asText("").isEmpty()) {
            problems.add(name + " must be a URL; it is missing");
            return NONE;
        }
        return maybeUrl(name).orElse(NONE);
    }

    Optional<URI> maybeUrl(String name) {
        String text = root.path(name).asText("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            url = NONE;
        }
        String problem = problemOf(url);
        if (problem != null) {
            problems.add(name + " " + problem);
        }
        return Optional.of(url);
    }

    /** Tokens go there: in the clear only where nobody is between. */
    static @Nullable String problemOf(URI url) {
        String scheme = String.valueOf(url.getScheme());
        String host = url.getHost();
        boolean allowed = host != null
                && (scheme.equalsIgnoreCase("https") || (scheme.equalsIgnoreCase("http") && LOOPBACK.contains(host)));
        return allowed ? null : "must be a URL with https, or with http on this machine; not " + url;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        root.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    OptionalLong maybeNumber(String name) {
        JsonNode number = root.path(name);
        if (number.isMissingNode() || number.isNull()) {
            return OptionalLong.empty();
        }
        if (!number.canConvertToLong() || number.longValue() < 1) {
            problems.add(name + " must be a whole number from 1 on");
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.longValue());
    }

    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new ShoeboxException.InvalidRequest("config.json: " + String.join("; ", problems));
        }
    }
}
