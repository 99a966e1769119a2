package io.shoebox.operations.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** An API and a store in one: photos go through the given states, one a look. */
final class StubSystem implements AutoCloseable {
    static final String IDENTITY = "eu-west-1:11111111-2222-3333-8444-555555555555";
    static final String KEY = IDENTITY + "/canary/key-canary.jpg";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    /** What getPhoto says, in turn; the last stays. An empty text: no record. */
    final Deque<String> states = new ArrayDeque<>(List.of("READY"));
    /** Keys of what is in the collection, from the beginning. */
    final List<String> there = new ArrayList<>();
    /** Fields that are refused. */
    final Map<String, String> refused = new TreeMap<>();
    /** Fields, and PUT, in their order. */
    final List<String> asked = new ArrayList<>();

    final List<String> deleted = new ArrayList<>();
    final Map<String, String> putHeaders = new TreeMap<>();
    byte[] put = {};
    int putStatus = 200;
    int apiStatus = 200;
    String authorization = "";
    JsonNode ticketAsked = JSON.createObjectNode();

    StubSystem() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphql", this::graphql);
        server.createContext("/photos/", this::store);
        server.start();
    }

    PhotosApi api() {
        return new PhotosApi(
                UrlConnectionHttpClient.create(),
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIATEST", "secret", "token")),
                CanarySettings.from(Map.of(
                        CanarySettings.GRAPHQL_URL,
                        url("/graphql").toString(),
                        CanarySettings.IDENTITY,
                        IDENTITY,
                        "AWS_REGION",
                        "eu-west-1")));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private synchronized void graphql(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String field = request.path("query").asText().replaceFirst("^[^{]*\\{(\\w+)\\(.*$", "$1");
        JsonNode variables = request.path("variables");
        asked.add(field);
        var answer = new LinkedHashMap<String, Object>();
        String refusal = refused.get(field);
        if (refusal != null) {
            answer.put("errors", List.of(Map.of("errorType", refusal, "message", "no")));
        } else {
            var data = new LinkedHashMap<String, Object>();
            data.put(field, value(field, variables));
            answer.put("data", data);
        }
        answer(exchange, apiStatus, JSON.writeValueAsString(answer));
    }

    @org.jspecify.annotations.Nullable
    private Object value(String field, JsonNode variables) {
        String key = variables.path("k").asText();
        return switch (field) {
            case "listPhotos" ->
                Map.of("items", there.stream().map(each -> photo(each, "READY")).toList());
            case "getUploadUrl" -> {
                ticketAsked = variables;
                yield Map.of(
                        "url",
                        url("/photos/" + KEY + "?signature=secret").toString(),
                        "s3Key",
                        KEY,
                        "headers",
                        List.of(
                                Map.of("name", "content-type", "value", "image/jpeg"),
                                Map.of("name", "if-none-match", "value", "*")));
            }
            case "getPhoto" -> {
                String state = states.size() > 1 ? states.remove() : states.element();
                yield state.isEmpty() ? null : photo(key, state);
            }
            case "deletePhoto" -> {
                deleted.add(key);
                yield null;
            }
            default -> throw new IllegalStateException(field);
        };
    }

    private static Map<String, Object> photo(String key, String status) {
        return Map.of("s3Key", key, "status", status, "reason", status.equals("FAILED") ? "CORRUPT: broken" : "");
    }

    private synchronized void store(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod());
        put = exchange.getRequestBody().readAllBytes();
        exchange.getRequestHeaders()
                .forEach((name, values) -> putHeaders.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        answer(exchange, putStatus, "");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
