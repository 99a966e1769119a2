package io.shoebox.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.client.auth.ApiProof;
import io.shoebox.client.auth.Session;
import io.shoebox.client.auth.SigV4;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** GraphQL over POST, in the session's name; what showed it, and was refused, is asked for anew, once. */
final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    /** What AppSync grants a request. */
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** A hundred records with their thumbnails; bytes. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final int UNAUTHENTICATED = 401;
    private static final String OPERATIONS = operations();

    private final ShoeboxConfig config;
    private final Session session;
    private final Http http;

    Api(ShoeboxConfig config, Session session, Http http) {
        this.config = config;
        this.http = http;
        this.session = session;
    }

    /**
     * Asks for a field of the schema.
     *
     * @return what the field holds, which may be null
     */
    JsonNode ask(String field, Map<String, ?> arguments) {
        var variables = new HashMap<String, Object>(arguments);
        session.actsFor().ifPresent(identity -> variables.put("identityId", identity));
        byte[] body = write(Map.of("query", OPERATIONS, "operationName", field, "variables", variables));
        ApiProof proof = session.apiProof(null);
        Http.Answer answer = post(body, proof);
        if (answer.status() == UNAUTHENTICATED) {
            answer = post(body, session.apiProof(proof));
        }
        JsonNode root = read(answer);
        JsonNode error = root.at("/errors/0");
        if (answer.status() >= 300) {
            throw failure(answer.status(), error.path("message").asText("The API answered " + answer.status()));
        }
        if (!error.isMissingNode()) {
            throw refusal(error);
        }
        if (!root.path("data").has(field)) {
            throw new ShoeboxException.Unavailable("The API's answer is none");
        }
        return root.path("data").path(field);
    }

    private Http.Answer post(byte[] body, ApiProof proof) {
        HttpRequest.Builder request = HttpRequest.newBuilder(config.graphqlUrl())
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        switch (proof) {
            case ApiProof.Token(String token) -> request.header("Authorization", token);
            case ApiProof.Signature(var keys) ->
                SigV4.headers("POST", config.graphqlUrl(), body, keys, config.region(), "appsync", Instant.now())
                        .forEach(request::header);
        }
        Http.Answer answer = http.send(request.build(), MOST_BYTES);
        if (answer.body().length > MOST_BYTES) {
            throw new ShoeboxException.Unavailable("The API's answer is longer than " + MOST_BYTES + " bytes");
        }
        return answer;
    }

    private static ShoeboxException failure(int status, String message) {
        if (status == UNAUTHENTICATED || status == 403) {
            return new ShoeboxException.NotAuthorized(message);
        }
        return status == 429 || status >= 500
                ? new ShoeboxException.Unavailable(message)
                : new ShoeboxException.InvalidRequest(message);
    }

    /** An error of a field, by its type; without a known type (an exception of a function), by the API's own words. */
    private static ShoeboxException refusal(JsonNode error) {
        String message = error.path("message").asText("The API refused without a word");
        return switch (error.path("errorType").asText("")) {
            case "NotAuthorized", "Unauthorized", "UnauthorizedException" ->
                new ShoeboxException.NotAuthorized(message);
            case "InvalidRequest" -> new ShoeboxException.InvalidRequest(message);
            case "LimitExceeded" -> new ShoeboxException.LimitExceeded(message);
            case "Unavailable" -> new ShoeboxException.Unavailable(message);
            default -> untyped(message);
        };
    }

    private static ShoeboxException untyped(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        if (words.startsWith("not authorized")) {
            return new ShoeboxException.NotAuthorized(message);
        }
        boolean passing = words.startsWith("something went wrong")
                || words.startsWith("internal")
                || words.contains("timed out")
                || words.contains("throttl");
        return passing ? new ShoeboxException.Unavailable(message) : new ShoeboxException.InvalidRequest(message);
    }

    private static JsonNode read(Http.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return JSON.createObjectNode(); // a proxy's page; the status tells
        }
    }

    private static byte[] write(Map<String, ?> request) {
        try {
            return JSON.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers are always JSON", e);
        }
    }

    private static String operations() {
        try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("operations.graphql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
