package io.shoebox.emulator.appsync.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;

/**
 * What authorization is read from: an HTTP request, or what a message over a socket stands for.
 *
 * @param path still encoded
 * @param query still encoded, without the question mark
 * @param headers by names in lower case; several values of one name joined by commas
 */
public record SignedRequest(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {
    public SignedRequest {
        headers = Map.copyOf(headers);
    }

    /** A POST without a query, as a socket's messages are signed. */
    public static SignedRequest post(String path, Map<String, String> headers, String body) {
        return new SignedRequest("POST", path, "", headers, body.getBytes(UTF_8));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Tells neither headers nor body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
