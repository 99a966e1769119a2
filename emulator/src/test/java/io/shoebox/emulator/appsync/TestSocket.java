package io.shoebox.emulator.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that speaks the real-time protocol as its tests want it. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS = 10;

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean reading = true;

    private TestSocket(HttpClient client, URI uri, String... subprotocols) {
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (subprotocols.length > 1) {
            builder.subprotocols(subprotocols[0], subprotocols[1]);
        } else if (subprotocols.length == 1) {
            builder.subprotocols(subprotocols[0]);
        }
        socket = builder.buildAsync(uri, this).join();
    }

    /** As Amplify does: the authorization in a subprotocol. */
    static TestSocket bySubprotocol(HttpClient client, URI uri, Map<String, String> authorization) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json(authorization).getBytes(UTF_8));
        return new TestSocket(client, uri, "graphql-ws", "header-" + header);
    }

    /** As AWS documents it: the authorization in the query. */
    static TestSocket byQuery(HttpClient client, URI uri, Map<String, String> authorization) {
        String header = Base64.getEncoder().encodeToString(json(authorization).getBytes(UTF_8));
        String query =
                "?header=" + header.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
        return new TestSocket(client, URI.create(uri + query + "&payload=e30="), "graphql-ws");
    }

    static TestSocket bare(HttpClient client, URI uri, String... subprotocols) {
        return new TestSocket(client, uri, subprotocols);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    TestSocket greeted() {
        send("{\"type\":\"connection_init\"}");
        expect("connection_ack");
        expect("ka");
        return this;
    }

    void start(String id, String query, Map<String, String> authorization) {
        startData(id, json(Map.of("query", query, "variables", Map.of())), authorization);
    }

    void startData(String id, String data, Map<String, String> authorization) {
        send(json(Map.of(
                "id",
                id,
                "type",
                "start",
                "payload",
                Map.of("data", data, "extensions", Map.of("authorization", authorization)))));
    }

    void stop(String id) {
        send(json(Map.of("id", id, "type", "stop")));
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** What comes stays in the network's buffers from here on, but for a message that was asked for before. */
    void readNoMore() {
        reading = false;
    }

    WebSocket raw() {
        return socket;
    }

    /** The next message but for {@code ka} must be of the type. */
    JsonNode expect(String type) {
        JsonNode next = next();
        while (next.path("type").asText().equals("ka") && !type.equals("ka")) {
            next = next();
        }
        if (!next.path("type").asText().equals(type)) {
            throw new AssertionError("Not " + type + ": " + next);
        }
        return next;
    }

    private JsonNode next() {
        try {
            JsonNode next = messages.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("There came nothing");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The code that the server closed with; 1006 if it just left. */
    int closeCode() {
        return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        if (reading) {
            from.request(1);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
