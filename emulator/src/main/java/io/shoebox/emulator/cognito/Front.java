package io.shoebox.emulator.cognito;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.emulator.cognito.protocol.JsonProtocol;
import io.shoebox.emulator.cognito.tokens.PoolKeys;
import io.shoebox.emulator.http.HttpHandler;
import io.shoebox.emulator.http.HttpRequest;
import io.shoebox.emulator.http.HttpResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the server has at its paths: calls at the root, and what is known of the issuer at the issuer's address. */
final class Front implements HttpHandler {
    private final Map<String, String> documents;
    private final JsonProtocol calls;

    Front(String issuer, PoolKeys keys, JsonProtocol calls) {
        this.calls = calls;
        String path = URI.create(issuer).getPath() + "/.well-known/";
        documents = Map.of(
                path + "jwks.json", keys.published(),
                path + "openid-configuration", discovery(issuer));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (request.method().equals("POST") && request.path().equals("/")) {
            return calls.handle(request);
        }
        String document = request.method().equals("GET") ? documents.get(request.path()) : null;
        return document == null
                ? HttpResponse.of(
                        404, "text/plain;charset=utf-8", "Cognito answers to POST / and under its pool's id.\n")
                : HttpResponse.of(200, "application/json", document);
    }

    /** OpenID Connect Discovery 1.0, without the endpoints of a hosted page, which is not here. */
    private static String discovery(String issuer) {
        try {
            return new JsonMapper()
                    .writeValueAsString(Map.of(
                            "issuer", issuer,
                            "jwks_uri", issuer + "/.well-known/jwks.json",
                            "id_token_signing_alg_values_supported", List.of("RS256"),
                            "response_types_supported", List.of("token"),
                            "subject_types_supported", List.of("public")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
