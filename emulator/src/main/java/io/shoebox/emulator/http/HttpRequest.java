package io.shoebox.emulator.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One whole request.
 *
 * @param path as it was sent, still encoded
 * @param query as it was sent, without the question mark; empty if there is none
 * @param headers by names in lower case
 */
public record HttpRequest(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {
    /** The header's first value. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Tells neither headers nor body: both hold tokens. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
