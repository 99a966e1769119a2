package io.shoebox.emulator.http;

import java.util.Map;
import org.eclipse.jetty.server.Response;

/** What each answer carries unless the handler says otherwise: nothing is cached, guessed, framed or embedded. */
final class SafeHeaders {
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "Vary", "Origin",
            "X-Content-Type-Options", "nosniff");

    private SafeHeaders() {}

    static void put(Response response) {
        HEADERS.forEach(response.getHeaders()::put);
    }
}
