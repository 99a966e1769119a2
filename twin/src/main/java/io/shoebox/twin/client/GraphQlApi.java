package io.shoebox.twin.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoebox.local.client.Fields;
import io.shoebox.local.client.PhotoApi;
import io.shoebox.local.client.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The deployed API over GraphQL, with a user's token. */
public final class GraphQlApi implements PhotoApi {
    private static final JsonMapper JSON = new JsonMapper();
    /** What AppSync grants a request. */
    private static final Duration MOST = Duration.ofSeconds(30);

    private static final String OPERATIONS = operations();

    private final URI url;
    private final HttpClient http;
    private final String token;

    private GraphQlApi(URI url, HttpClient http, String token) {
        this.url = url;
        this.http = http;
        this.token = token;
    }

    public static GraphQlApi of(ClientConfig config, HttpClient http, String token) {
        return new GraphQlApi(URI.create(config.graphqlUrl()), http, token);
    }

    @Override
    public Optional<Fields> call(String field, Map<String, Object> arguments) {
        JsonNode answer = send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Authorization", token)
                .timeout(MOST)
                .POST(BodyPublishers.ofString(
                        write(Map.of("query", OPERATIONS, "operationName", field, "variables", arguments))))
                .build());
        JsonNode error = answer.at("/errors/0");
        if (!error.isMissingNode()) {
            throw new RefusedException(
                    error.path("errorType").asText(), error.path("message").asText());
        }
        JsonNode value = answer.path("data").path(field);
        return value.isObject() ? Optional.of(new Fields(JSON.convertValue(value, Map.class))) : Optional.empty();
    }

    /**
     * The answer to a query or mutation that is given as text, data and errors alike.
     *
     * @param query without variables
     */
    public JsonNode ask(String query) {
        return send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Authorization", token)
                .timeout(MOST)
                .POST(BodyPublishers.ofString(write(Map.of("query", query))))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the API at " + url + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String write(Map<String, ?> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String operations() {
        try (InputStream in = GraphQlApi.class.getResourceAsStream("operations.graphql")) {
            return new String(Objects.requireNonNull(in, "operations.graphql").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
