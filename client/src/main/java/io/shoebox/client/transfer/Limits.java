package io.shoebox.client.transfer;

import io.shoebox.client.ShoeboxException;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be uploaded, as far as is known: by the deployment's {@code config.json}, else by what the server has refused. Says
 * it in the server's own words, before a byte is sent.
 */
public final class Limits {
    private static final Pattern TYPES = Pattern.compile("is not accepted; accepted: (.+)$");
    private static final Pattern BYTES = Pattern.compile("^contentLength must be from 1 to (\\d{1,18}) bytes");

    private volatile List<String> contentTypes;
    private volatile OptionalLong mostBytes;

    public Limits(List<String> contentTypes, OptionalLong mostBytes) {
        this.contentTypes = List.copyOf(contentTypes);
        this.mostBytes = mostBytes;
    }

    /** @throws ShoeboxException.InvalidRequest if the server would refuse it */
    public void check(String contentType, long bytes) {
        List<String> types = contentTypes;
        if (!types.isEmpty() && !types.contains(contentType)) {
            throw new ShoeboxException.InvalidRequest(
                    "content type " + contentType + " is not accepted; accepted: " + String.join(", ", types));
        }
        OptionalLong most = mostBytes;
        if (bytes < 1 || (most.isPresent() && bytes > most.getAsLong())) {
            String bound = most.isPresent() ? " to " + most.getAsLong() : "";
            throw new ShoeboxException.InvalidRequest("contentLength must be from 1" + bound + " bytes; not " + bytes);
        }
    }

    /** Remembers the limit that a refusal names, so that the next file need not ask. */
    public void learn(ShoeboxException.InvalidRequest refusal) {
        String words = String.valueOf(refusal.getMessage());
        Matcher types = TYPES.matcher(words);
        if (types.find()) {
            contentTypes = List.of(types.group(1).split(", ", -1));
        }
        Matcher bytes = BYTES.matcher(words);
        if (bytes.find()) {
            mostBytes = OptionalLong.of(Long.parseLong(bytes.group(1)));
        }
    }
}
