package io.shoebox.emulator.appsync.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;

/**
 * What a request to open a socket says.
 *
 * @param headers of the HTTP request, by names in lower case
 * @param authorization that the client put where browsers let it: into a subprotocol or the query; by names in lower case
 */
record Handshake(Map<String, String> headers, Map<String, String> authorization) {
    static final String SUBPROTOCOL = "graphql-ws";
    private static final String HEADER_PREFIX = "header-";

    static Handshake of(ServerUpgradeRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getName().toLowerCase(Locale.ROOT),
                    field.getValue() == null ? "" : field.getValue(),
                    (one, other) -> one + "," + other);
        }
        return new Handshake(Map.copyOf(headers), Map.copyOf(authorization(request)));
    }

    String host() {
        return headers.getOrDefault("host", "");
    }

    private static Map<String, String> authorization(ServerUpgradeRequest request) {
        return fromSubprotocols(request.getSubProtocols())
                .or(() -> fromQuery(request))
                .map(Handshake::decoded)
                .orElse(Map.of());
    }

    private static Optional<String> fromSubprotocols(List<String> subprotocols) {
        return subprotocols.stream()
                .filter(name -> name.startsWith(HEADER_PREFIX))
                .map(name -> name.substring(HEADER_PREFIX.length()))
                .findFirst();
    }

    private static Optional<String> fromQuery(Request request) {
        try {
            Fields query = Request.extractQueryParameters(request);
            return Optional.ofNullable(query.getValue("header"));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Takes both alphabets of Base64; a plus that was not encoded has become a space. */
    private static Map<String, String> decoded(String base64) {
        String plain = base64.replace(' ', '+').replace('-', '+').replace('_', '/');
        try {
            String json = new String(Base64.getDecoder().decode(plain), UTF_8);
            return ClientMessage.headers(ClientMessage.JSON.readTree(json));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Map.of();
        }
    }

    /** Tells nothing: both hold tokens. */
    @Override
    public String toString() {
        return "Handshake";
    }
}
