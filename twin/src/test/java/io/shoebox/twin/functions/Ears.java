package io.shoebox.twin.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API and a bus that take whatever notifier tells them. */
final class Ears implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> mutations = new CopyOnWriteArrayList<>();
    private final List<JsonNode> entries = new CopyOnWriteArrayList<>();

    Ears() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/graphql", exchange -> {
            mutations.add(body(exchange));
            reply(exchange, "{\"data\":{\"publishPhoto\":{}}}");
        });
        server.createContext("/", exchange -> {
            body(exchange).path("Entries").forEach(entries::add);
            reply(exchange, "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}");
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String graphqlUrl() {
        return url() + "/graphql";
    }

    List<JsonNode> mutations() {
        return mutations;
    }

    /** What was put on the bus. */
    List<JsonNode> entries() {
        return entries;
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return Events.read(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    private static void reply(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, json.length());
            exchange.getResponseBody().write(json.getBytes(UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
