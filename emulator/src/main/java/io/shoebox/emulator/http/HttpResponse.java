package io.shoebox.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/**
 * One whole answer.
 *
 * @param headers replace those that the server sends by itself
 */
public record HttpResponse(
        int status,
        Map<String, String> headers,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {
    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    public static HttpResponse of(int status, String contentType, String body) {
        return new HttpResponse(status, Map.of("Content-Type", contentType), body.getBytes(UTF_8));
    }

    public HttpResponse with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new HttpResponse(status, more, body);
    }

    /** Tells neither headers nor body: both hold tokens. */
    @Override
    public String toString() {
        return "status " + status + ", " + body.length + " bytes";
    }
}
